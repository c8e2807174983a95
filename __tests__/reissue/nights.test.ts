import { expect, test } from '@jest/globals'
import { createCsr } from '../../sandbox/api/keys.ts'
import { parseCsr } from '../../src/x509/csr.ts'
import {
  combinations,
  isPendingShown,
  isRecognisable,
  nightly,
  SWITCHES,
  type Nights,
  type Switches,
} from '../support/nights.ts'
import { NAMES } from '../support/orders.ts'

// A workflow runs for ten nights while CertCentral shows its reissue in whatever way its places may.

const CSRS = await Promise.all(
  Array.from({ length: 10 }, async () =>
    parseCsr((await createCsr({ commonName: 'example.com', names: NAMES })).csr),
  ),
)

/** All combinations would take minutes. */
const STEP = 211
const SAMPLE = [...combinations()].filter((_, index) => index % STEP === 0)
const RAN = SAMPLE.filter(isPendingShown).map((switches) => ({
  switches,
  ...nightly(switches, CSRS),
}))

/** The combinations whose nights are not as they should be, with what was decided in them. */
function faulty(isRight: (ran: Nights & { switches: Switches }) => boolean): string[] {
  return RAN.filter((ran) => !isRight(ran)).map(({ switches, decisions }) => {
    const told = decisions.map(({ kind, reason }) => `${kind}: ${reason.code}`)
    return `${JSON.stringify(switches)} ${told.join(', ')}`
  })
}

test('every two values of two switches meet in the sample', () => {
  const met = new Set(
    RAN.flatMap(({ switches }) => {
      const chosen = Object.entries(switches).map((entry) => JSON.stringify(entry))
      return chosen.flatMap((one, index) => chosen.slice(index + 1).map((other) => one + other))
    }),
  )
  const counts = Object.values(SWITCHES).map((values) => values.length)
  const pairs = counts.flatMap((one, index) => counts.slice(index + 1).map((other) => one * other))
  expect(met.size).toBe(pairs.reduce((sum, count) => sum + count))
  expect({ combinations: RAN.length, nights: RAN.length * CSRS.length }).toEqual({
    combinations: 427,
    nights: 4270,
  })
})

test('the first night sends a reissue, and none follows while it is pending', () => {
  expect(faulty(({ decisions: [first] }) => first?.kind === 'reissue')).toEqual([])
  expect(
    faulty(({ whilePending }) => whilePending.every(({ kind }) => kind !== 'reissue')),
  ).toEqual([])
})

test('one that is never approved stays the only one, and so does one that is not due any more', () => {
  const isOnce = ({ renewBefore, approval: [approvedAfter] }: Switches): boolean =>
    renewBefore === 'third' || approvedAfter === Infinity
  expect(faulty(({ switches, sent }) => !isOnce(switches) || sent === 1)).toEqual([])
})

test('a workflow that keeps its CSR adopts it every night, where key and names or marker are shown', () => {
  const isAdopted = ({ switches, whilePending }: Nights & { switches: Switches }): boolean =>
    whilePending.every(
      ({ kind, reason }) =>
        kind === 'adopt' ||
        (looksLive(switches) && kind === 'skip') ||
        (looksNew(switches) && reason.code === 'never_issued'),
    )
  const isAsked = (switches: Switches): boolean =>
    switches.csr === 'static' && isRecognisable(switches)
  expect(faulty((ran) => !isAsked(ran.switches) || isAdopted(ran))).toEqual([])
})

/** The order alone shows the pending certificate as if it were live: a skip trusts it. */
function looksLive({ status, requests, certificate, certificateStatus }: Switches): boolean {
  return (
    status === 'issued' &&
    requests === 'absent' &&
    certificate === 'dated' &&
    certificateStatus === 'absent'
  )
}

/** No place shows that the order was ever issued. */
function looksNew({ status, requests, certificate, primary }: Switches): boolean {
  return (
    status === 'needs_approval' && requests === 'absent' && certificate !== 'live' && primary === 0
  )
}
