import { inPool } from '../inPool.ts'
import { runAction, type StepResult } from '../runAction.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Job } from './orders.ts'

/** A job that has ended. */
export interface Ended {
  readonly job: Job
  readonly result: StepResult
}

/** Minutes that a job waits for its certificate: in a large fleet its looks queue for the key's limit too. */
const WAIT_MINUTES = '30'

/** Runs each job as a process of the committed bundle, at most `inFlight` at a time, as a matrix does. */
export async function launch(
  sandbox: Sandbox,
  jobs: readonly Job[],
  inFlight: number,
  onEnd: (ended: Ended) => void,
): Promise<void> {
  const tasks = jobs.map((job) => async () => {
    onEnd({ job, result: await run(sandbox, job) })
  })
  await Promise.all(inPool(tasks, inFlight))
}

function run(sandbox: Sandbox, { order, csr, isQuick, workspace }: Job): Promise<StepResult> {
  return runAction(
    {
      api_key: sandbox.apiKey,
      api_url: sandbox.url,
      order_id: String(order.id),
      csr,
      certificate_path: 'chain.pem',
      wait_minutes: WAIT_MINUTES,
      ...(isQuick && { skip_approval: 'true' }),
    },
    { workspace, env: { GITHUB_RUN_ID: String(order.id) } },
  )
}
