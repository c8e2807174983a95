import { randomBytes } from 'node:crypto'
import { plain } from '../util/text.ts'
import type { Run } from '../order/fingerprint.ts'

/**
 * The run that this process is a step of. The library is loaded here and not at the top, because it reads the event's
 * file when it is loaded, and throws when that is damaged.
 */
export async function readRun(): Promise<Run> {
  const { context } = await import(/* webpackMode: "eager" */ '@actions/github')
  // act gives every run the ID 1, which would make each run take the last one's reissue for its own.
  const isReal = Number.isSafeInteger(context.runId) && context.runId > 0 && !process.env['ACT']
  const repository = process.env['GITHUB_REPOSITORY'] ?? ''
  const link =
    isReal && repository !== ''
      ? `${context.serverUrl}/${repository}/actions/runs/${String(context.runId)}`
      : ''
  return {
    id: isReal ? String(context.runId) : `r${randomBytes(6).toString('hex')}`,
    attempt: Number.isSafeInteger(context.runAttempt) ? context.runAttempt : 1,
    eventName: context.eventName,
    line: plain(
      [
        'Reissued by digicert-reissue',
        repository,
        context.workflow && `workflow ${context.workflow}`,
        context.actor && `actor ${context.actor}`,
        link,
      ]
        .filter((part) => part)
        .join(', '),
    ),
  }
}
