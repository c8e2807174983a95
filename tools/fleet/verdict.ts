import { createPublicKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RequestEntry } from '../../sandbox/api/requestLog.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Ended } from './launch.ts'
import type { Job } from './orders.ts'

/** How a fleet ended. */
export interface Verdict {
  /** One line for each thing about an order that is not as it should be, and how many orders that are. */
  readonly faults: readonly string[]
  readonly failed: number
  /** Requests that the limit let through, and those that it refused. */
  readonly admitted: number
  readonly refused: number
  /** Requests of a run whose certificate was issued at once and that met no 429, on average; 0 where all met one. */
  readonly perQuickRun: number
}

/** Judges a fleet by the sandbox's own log and by what lies on the disk. */
export function judge(sandbox: Sandbox, ended: readonly Ended[]): Verdict {
  const admitted = sandbox.requests.filter(({ status }) => status !== 429)
  const refused = sandbox.requests.filter(({ status }) => status === 429)
  const writes = new Map<string, number>()
  for (const { tookEffect, endpoint, path } of admitted) {
    if (tookEffect && endpoint === 'reissue') {
      writes.set(path, (writes.get(path) ?? 0) + 1)
    }
  }
  // After a 429 the order and its list are read anew, so a run that met one says nothing of a healthy one.
  const quick = ended.filter((end) => end.job.isQuick && requestsOf([end], refused) === 0)
  const faults = ended.map((end) => faultsOf(sandbox, end, writes))
  return {
    faults: faults.flat(),
    failed: faults.filter(({ length }) => length > 0).length,
    admitted: admitted.length,
    refused: refused.length,
    perQuickRun: quick.length === 0 ? 0 : requestsOf(quick, admitted) / quick.length,
  }
}

function faultsOf(
  sandbox: Sandbox,
  { job, result }: Ended,
  writes: ReadonlyMap<string, number>,
): string[] {
  const id = String(job.order.id)
  const times = writes.get(`/order/certificate/${id}/reissue`) ?? 0
  const ended = result.code === 0 && result.outputs['status'] === 'issued'
  const faults = [
    ...(times === 1 ? [] : [`was reissued ${String(times)} times`]),
    ...(ended
      ? []
      : [`ended with ${String(result.code)}: ${result.outputs['reason'] ?? result.stderr}`]),
    ...diskFault(sandbox, job),
  ]
  return faults.map((fault) => `Order ${id} ${fault}`)
}

/** The file holds the order's new certificate, for the key of the job's CSR. */
function diskFault(sandbox: Sandbox, job: Job): string[] {
  try {
    const leaf = new X509Certificate(readFileSync(`${job.workspace}/chain.pem`))
    const isOurs = leaf.publicKey.equals(createPublicKey(job.publicKey))
    const { serialNumber } = sandbox.order(job.order.id).current
    const isNew = BigInt(`0x${leaf.serialNumber}`) === BigInt(`0x${serialNumber}`)
    return isOurs && isNew ? [] : ['has another certificate on disk']
  } catch (error) {
    return [`has no certificate on disk: ${String(error)}`]
  }
}

function requestsOf(ended: readonly Ended[], requests: readonly RequestEntry[]): number {
  const orders = new Set(ended.map(({ job }) => String(job.order.id)))
  const certificates = new Set(ended.map(({ job }) => String(job.order.current.id)))
  return requests.filter(({ path }) => {
    const [, kind, second = '', third = ''] = path.split('/')
    return kind === 'order' ? orders.has(third) : certificates.has(second)
  }).length
}
