import { expect, test } from '@jest/globals'
import { CancelWatch } from '../../src/reissue/cancelWatch.ts'
import type { Progress } from '../../src/reissue/progress.ts'

const LOOKS = {
  approval: {
    ...{ code: 'pending', certificateId: undefined },
    for: { code: 'approval', requestIds: [] },
  },
  issuance: {
    ...{ code: 'pending', certificateId: undefined },
    for: { code: 'issuance', certificateId: undefined },
  },
  unclear: { code: 'unclear' },
  absent: { code: 'absent' },
} satisfies Record<string, Progress>

type Look = readonly [seconds: number, keyof typeof LOOKS]

/** The second at which a wait takes the reissue for canceled; undefined where it does not. */
function canceledAt(looks: readonly Look[], isAwaitingApproval = false): number | undefined {
  const watch = new CancelWatch(isAwaitingApproval)
  for (const [seconds, look] of looks) {
    try {
      watch.see(LOOKS[look], 1_000_000 + seconds * 1000)
    } catch (error) {
      expect(error).toMatchObject({ code: 'canceled' })
      return seconds
    }
  }
  return undefined
}

test.each<[string, readonly Look[], number | undefined]>([
  [
    'seen pending, then twice nothing',
    [
      [0, 'issuance'],
      [2, 'absent'],
      [7, 'absent'],
    ],
    7,
  ],
  [
    'the two looks are too near',
    [
      [0, 'issuance'],
      [2, 'absent'],
      [6.9, 'absent'],
    ],
    undefined,
  ],
  [
    'one look with nothing',
    [
      [0, 'issuance'],
      [30, 'absent'],
    ],
    undefined,
  ],
  [
    'seen again in between',
    [
      [0, 'issuance'],
      [2, 'absent'],
      [5, 'issuance'],
      [8, 'absent'],
    ],
    undefined,
  ],
  [
    'something that may be it in between',
    [
      [0, 'issuance'],
      [2, 'absent'],
      [5, 'unclear'],
      [8, 'absent'],
    ],
    undefined,
  ],
  [
    'seen, something else for long, then nothing',
    [
      [0, 'issuance'],
      [90, 'unclear'],
      [92, 'absent'],
      [97, 'absent'],
    ],
    97,
  ],
  [
    'never seen for a minute',
    [
      [0, 'absent'],
      [10, 'absent'],
      [59, 'absent'],
      [60, 'absent'],
    ],
    60,
  ],
  [
    'never seen, but something that may be it',
    [
      [0, 'absent'],
      [30, 'unclear'],
      [61, 'absent'],
      [89, 'absent'],
      [90, 'absent'],
    ],
    90,
  ],
  [
    'pending all the time',
    [
      [0, 'issuance'],
      [100, 'issuance'],
      [1000, 'approval'],
    ],
    undefined,
  ],
  [
    'right after its approval everything may lag',
    [
      [0, 'approval'],
      [2, 'absent'],
      [10, 'absent'],
      [59, 'absent'],
    ],
    undefined,
  ],
  [
    'for a minute at most',
    [
      [0, 'approval'],
      [2, 'absent'],
      [60, 'absent'],
    ],
    60,
  ],
])('%s', (_, looks, expected) => {
  expect(canceledAt(looks)).toBe(expected)
})

test('a reissue that was awaiting approval when the wait began, and is not seen', () => {
  expect(
    canceledAt(
      [
        [0, 'absent'],
        [59, 'absent'],
        [60, 'absent'],
      ],
      true,
    ),
  ).toBe(60)
})
