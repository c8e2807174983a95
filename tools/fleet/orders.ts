import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import type { Order } from '../../sandbox/account/records.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

/** An order of the fleet, and what its job gives to the action. */
export interface Job {
  readonly order: Order
  readonly csr: string
  /** PEM. */
  readonly publicKey: string
  /** Whether the certificate is issued at once; otherwise an administrator has to approve it first. */
  readonly isQuick: boolean
  readonly workspace: string
}

/** Orders, each with a CSR of its own; every second one needs an approval. */
export async function createJobs(sandbox: Sandbox, count: number): Promise<Job[]> {
  const root = await mkdtemp(join(tmpdir(), 'fleet-'))
  const old = await createCsr({ commonName: 'example.com' })
  const jobs: Job[] = []
  for (let index = 0; index < count; index += 1) {
    const names = [`host-${String(index)}.example.com`, `www.host-${String(index)}.example.com`]
    const order = await sandbox.addOrder({ names, daysLeft: 20, csr: old.csr })
    // Signed now, so that the sandbox does not do it while the clock runs.
    await sandbox.chainOf(order.current.id)
    const { csr, publicKey } = await createCsr({ commonName: names[0] ?? '', names })
    const workspace = await mkdtemp(join(root, 'job-'))
    jobs.push({ order, csr, publicKey, isQuick: index % 2 === 0, workspace })
  }
  return jobs
}
