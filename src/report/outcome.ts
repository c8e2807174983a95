import {
  AfterReissueError,
  EndedError,
  RefusedError,
  WaitOverError,
  WriteError,
} from '../reissue/errors.ts'
import { VerificationError } from '../x509/verification.ts'
import { CancelledError } from '../util/pause.ts'
import type { RunState, Status } from './state.ts'

// How a run ended, as its state says.

/** What an error that ends the run changes in its state. */
export function failureOf(error: unknown): RunState {
  if (error instanceof RefusedError) {
    return { status: 'refused', reason: error.reason }
  }
  const failed = { reason: { code: 'failed', error } } as const
  return error instanceof EndedError ? { status: 'rejected', ...failed } : failed
}

/** Whether the run ends as failed; a refusal is a failure too. */
export function isFailed({ status, reason }: RunState): boolean {
  return reason?.code === 'failed' || status === 'refused'
}

const PLACED: ReadonlySet<Status> = new Set([
  'issued',
  'pending',
  'needs_approval',
  'needs_validation',
])

/** Whether a reissue is on the order, so that its names may be told of in the past tense. */
export function isPlaced({ status }: RunState): boolean {
  return status !== undefined && PLACED.has(status)
}

/** Whether the reissue is issued or has ended: then there is nothing left to validate. */
export function isOver({ status }: RunState): boolean {
  return status === 'issued' || status === 'rejected'
}

const LABELS: Readonly<Record<Status, string>> = {
  issued: '✅ Issued',
  pending: '⏳ Accepted, not issued yet',
  needs_approval: '✋ Awaiting approval',
  needs_validation: '🌐 Awaiting domain validation',
  rejected: '❌ Rejected or canceled',
  skipped: '💤 Skipped',
  planned: '📝 Planned',
  refused: '🛑 Refused',
}

/** How the run ended, in a few words. */
export function outcomeLabel({ status, reason }: RunState): string {
  if (reason?.code === 'failed') {
    return failureLabel(reason.error)
  }
  return status === undefined ? '✅ Done' : LABELS[status]
}

const ENDED: Readonly<Record<EndedError['code'], string>> = {
  rejected: '❌ Reissue rejected',
  canceled: '❌ Reissue canceled',
  other_key_issued: '❌ Issued, but not as requested',
  names_not_issued: '❌ Issued, but not as requested',
}

function failureLabel(error: unknown): string {
  if (error instanceof EndedError) {
    return ENDED[error.code]
  }
  if (error instanceof WaitOverError) {
    return '❌ Not issued in time'
  }
  return error instanceof CancelledError ? '❌ Canceled' : '❌ Failed'
}

/** Whether the error's own message says what is left of the reissue. */
export function saysWhatStands(error: unknown): boolean {
  return [
    WaitOverError,
    EndedError,
    AfterReissueError,
    VerificationError,
    WriteError,
    CancelledError,
  ].some((type) => error instanceof type)
}
