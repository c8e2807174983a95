import { expect, test } from '@jest/globals'
import { causeText, errorText, faultText } from '../../src/report/messages/errors.ts'
import { problemText } from '../../src/report/messages/inputs.ts'
import { logLine } from '../../src/report/messages/log.ts'
import { reasonText } from '../../src/report/messages/reasons.ts'
import { warningText } from '../../src/report/messages/warnings.ts'
import type { RunState } from '../../src/report/state.ts'
import { DUE_MESSAGES } from './dueSamples.ts'
import { ERRORS, EVENTS, NOW, PLACES, PROBLEMS, REASONS, WARNINGS } from './samples.ts'

// Every sentence that a run of either action can tell, by its code. It is the only place where wording is pinned: read
// the difference of the snapshot when it changes.

const state: RunState = {
  orderId: '123',
  reason: { code: 'not_due', daysLeft: 20, from: Date.parse('2026-09-01') },
}

/** Each sample with its sentence; a code with several samples has several. */
function told<All extends Readonly<Record<string, readonly unknown[]>>>(
  kind: string,
  samples: All,
  tell: (sample: All[keyof All][number]) => string,
): (readonly [string, string])[] {
  return Object.entries(samples).flatMap(([code, some]) =>
    some.map(
      (sample, index) =>
        [
          `${kind} ${code}${some.length > 1 ? ` ${index + 1}` : ''}`,
          tell(sample as All[keyof All][number]),
        ] as const,
    ),
  )
}

const { names_removed: removed } = WARNINGS
const told123 = (change: RunState): string => reasonText({ ...state, ...change })

const MESSAGES = Object.fromEntries([
  ...told('reason', REASONS, (reason) => told123({ reason })),
  ...Object.entries(PLACES).map(([place, change]) => [
    `reason reissued, ${place}`,
    told123({ ...change, reason: { code: 'reissued', due: { code: 'forced' } } }),
  ]),
  ['reason not_due, other key', told123({ isOtherKey: true })],
  [
    'reason planned, no CSR',
    told123({ hasCsr: false, reason: { code: 'planned', due: { code: 'forced' } } }),
  ],
  ...told('warning', WARNINGS, (warning) => warningText(warning)),
  ...told('dry run: warning', { names_removed: removed }, (one) => warningText(one, true)),
  ...told('log', EVENTS, (event) => logLine(event, { state, now: NOW })),
  [
    'log reissue_found, with IDs',
    logLine({ code: 'reissue_found' }, { state: { requestIds: ['7'] }, now: NOW }),
  ],
  ...told('input', PROBLEMS, problemText),
  ...Object.entries(ERRORS).map(([what, error]) => [`error ${what}`, errorText(error)]),
  ['fault response 401', faultText(ERRORS['response 401'])],
  ['cause response 401', causeText(ERRORS['response 401'])],
  ['cause connection', causeText(ERRORS['connection: connection_failed'])],
  ['cause timed out', causeText(ERRORS['connection: timed_out'])],
  ...Object.entries(DUE_MESSAGES),
]) as Record<string, string>

test('every message', () => {
  expect(MESSAGES).toMatchSnapshot()
})

test('no message shows what is not known, or is longer than a message may be', () => {
  const bad = Object.entries(MESSAGES).filter(
    ([, text]) => /undefined|\[object|NaN|Invalid|\.\.|\s\s/.test(text) || text.length > 2000,
  )
  // A schema's own word for a field of the wrong type.
  expect(bad.map(([key]) => key)).toEqual(['error unexpected: not_the_shape'])
})

test('a warning, a reason and an error end their sentences; a line of the log begins with a capital', () => {
  const texts = Object.entries(MESSAGES)
  const unended = texts.filter(
    ([key, text]) =>
      !/^(?:log|fault|cause|input|due (?:log|blocker))/.test(key) &&
      !text.includes('\n') &&
      !text.endsWith('.'),
  )
  const uncapital = texts.filter(([key, text]) => /^(?:due )?log/.test(key) && !/^[A-Z]/.test(text))
  expect([...unended, ...uncapital]).toEqual([])
})
