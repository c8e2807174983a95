import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCsr } from '../../../sandbox/api/keys.ts'
import type { StepResult } from '../../../tools/runAction.ts'
import type { Death, World } from './world.ts'

/** What the server serves, both PEM. */
export interface Deployed {
  readonly chain: string
  readonly key: string
}

/** Where in a job the runner dies; in any case before the deployment, where the job does not come to this point. */
export type JobDeath = Death | 'after key' | 'before deploy'

/** How a day's job ended: its last step of the action, where it came to one, and what was deployed. */
export interface JobResult {
  readonly step: StepResult | undefined
  readonly died: boolean
  readonly deployed: Deployed | undefined
}

/** A workflow that runs each day. */
export interface Job {
  readonly names: readonly string[]
  /** Before day 0: the CSR and key of the order's certificate. */
  prepare(): Promise<{ csr: string; key: string }>
  run(world: World, death: JobDeath | undefined): Promise<JobResult>
}

const NAMES = ['shop.example.com', 'www.shop.example.com']
const INPUTS = { renew_before: '33%', certificate_path: 'chain.pem', wait_minutes: '0.004' }

/**
 * The CSR lies in the repository, its key on the server; both stay. The action writes the file that the server reads,
 * so that it must be whole whenever the runner dies.
 */
export function staticCsrJob(names = NAMES): Job {
  let own = { csr: '', key: '' }
  return {
    names,
    async prepare() {
      const { csr, privateKey } = await createCsr({ commonName: 'shop.example.com' })
      return (own = { csr, key: privateKey })
    },
    async run(world, death) {
      const step = await world.run({ ...INPUTS, csr: own.csr }, inAction(death))
      const chain = await readIfThere(join(world.folder, INPUTS.certificate_path))
      const deployed = chain === undefined ? undefined : { chain, key: own.key }
      return { step, died: death !== undefined, deployed }
    },
  }
}

/**
 * Each certificate has a key of its own. A dry run tells whether one is needed; only then the key is made, and stored
 * before anything is sent. It stays stored until its certificate is deployed: a job finds it there and goes on.
 */
export function freshKeyJob(names = NAMES): Job {
  return {
    names,
    async prepare() {
      const { csr, privateKey } = await createCsr({ commonName: 'shop.example.com' })
      return { csr, key: privateKey }
    },
    async run(world, death) {
      const files = { csr: join(world.folder, 'next.csr'), key: join(world.folder, 'next.key') }
      if (!existsSync(files.csr)) {
        const plan = await world.run(
          { dry_run: 'true', renew_before: INPUTS.renew_before },
          inAction(death),
        )
        if (plan.code !== 0 || plan.outputs['status'] !== 'planned') {
          return ended(plan, death)
        }
        await storeNewKey(files)
        if (death === 'after key') {
          return ended(plan, death)
        }
      }
      const key = await readFile(files.key, 'utf8')
      const step = await world.run({ ...INPUTS, csr: 'next.csr' }, inAction(death))
      const path = step.outputs['certificate_path'] ?? ''
      if (death !== undefined || path === '') {
        return ended(step, death)
      }
      const chain = await readFile(path, 'utf8')
      await Promise.all(Object.values(files).map((file) => rm(file)))
      return { step, died: false, deployed: { chain, key } }
    },
  }
}

async function storeNewKey(files: { readonly csr: string; readonly key: string }): Promise<void> {
  const { csr, privateKey } = await createCsr({ commonName: 'shop.example.com' })
  // The CSR is what the next job looks for, so it comes last.
  await writeFile(files.key, privateKey)
  await writeFile(files.csr, csr)
}

/** A job that deployed nothing. */
function ended(step: StepResult, death: JobDeath | undefined): JobResult {
  return { step, died: death !== undefined, deployed: undefined }
}

function inAction(death: JobDeath | undefined): Death | undefined {
  return typeof death === 'object' ? death : undefined
}

async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}
