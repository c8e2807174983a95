import { expect, test } from '@jest/globals'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { DAY_MS } from '../../sandbox/account/days.ts'
import { World } from '../support/simulation/world.ts'
import { newCsr, reasonOf } from '../support/stage.ts'

// A workflow runs for ten nights, each a run with an ID of its own, and its reissue is never issued: one request is
// sent, whatever CertCentral shows of it. __tests__/reissue/nights.test.ts has many more combinations, without processes.

const NIGHTS = 10
/** On every third night the workflow has a CSR with another key. */
const isFresh = (night: number): boolean => night % 3 === 2

/** Why a later night sends nothing: it knows the reissue by marker or key, or only that one is pending. */
type Known = 'adopted' | 'another_pending'

const SHOWN: readonly (readonly [string, Known, SandboxOptions])[] = [
  ['the order says issued', 'adopted', { switches: { statusWhileApproval: 'issued' } }],
  [
    'no requests, and the list shows it as pending',
    'adopted',
    { switches: { statusWhileApproval: 'issued', requestsListed: false } },
  ],
  [
    'the request alone, its comments cut, and a list that has only what is issued',
    'another_pending',
    {
      switches: {
        statusWhileApproval: 'issued',
        pendingReissueListed: false,
        commentsLength: 0,
        eventDates: 'day',
      },
    },
  ],
  [
    'the pending certificate whole and with dates, without a status',
    'adopted',
    {
      switches: {
        statusWhileApproval: 'issued',
        pendingCertificate: 'whole',
        pendingCertificateStatus: 'absent',
      },
    },
  ],
  [
    'the pending certificate whole and with dates, and nothing else',
    'adopted',
    {
      switches: {
        statusWhileApproval: 'issued',
        requestsListed: false,
        pendingReissueListed: false,
        pendingCertificate: 'whole',
        pendingCertificateStatus: 'pending',
      },
    },
  ],
  [
    'the pending certificate whole, with times and the live one’s status, and its request',
    'adopted',
    {
      switches: {
        statusWhileApproval: 'issued',
        pendingReissueListed: false,
        pendingCertificate: 'whole',
        pendingCertificateStatus: 'issued',
        validityDates: 'iso',
      },
    },
  ],
  [
    'an order that lags for hours, and a list that lags for weeks',
    'adopted',
    {
      switches: {
        statusWhileApproval: 'issued',
        orderLagMs: DAY_MS / 4,
        listLagMs: 30 * DAY_MS,
      },
    },
  ],
  [
    'statuses that are not known, and a name that was added for free',
    'adopted',
    {
      switches: {
        statusWhileApproval: 'reissue_requested',
        pendingListedAs: 'reissue_requested',
        waitingRequest: 'submitted',
        freeNames: 'at_once',
      },
    },
  ],
  [
    'a list of many pages with each entry twice and no CSR, without requests',
    'another_pending',
    {
      switches: {
        statusWhileApproval: 'issued',
        requestsListed: false,
        reissuesListed: 'twice',
        reissuesPerPage: 1,
        primaryListed: 3,
        listOrder: 'oldest_first',
        csrListed: false,
      },
    },
  ],
  [
    'an approved request, and an order that says needs_approval',
    'adopted',
    {
      approval: false,
      issueDelay: Infinity,
      switches: { statusWhilePending: 'needs_approval', pendingCertificate: 'id' },
    },
  ],
]

test.concurrent.each(SHOWN)(
  'ten nights send one request: %s',
  async (_title, known, account) => {
    const world = await World.start(account, { names: ['shop.example.com'], daysLeft: 20 })
    try {
      const [own, fresh] = await Promise.all([newCsr(), newCsr()])
      const nights: unknown[] = []
      for (let night = 0; night < NIGHTS; night += 1) {
        world.goToDay(night)
        const step = await world.run({ csr: (isFresh(night) ? fresh : own).csr })
        const { code, outputs } = step
        nights.push({ code, reissued: outputs['reissued'], reason: reasonOf(step) })
      }

      const first = { code: 0, reissued: 'true', reason: 'reissued' }
      const later = (reason: Known) => ({
        code: Number(reason !== 'adopted'),
        reissued: 'false',
        reason,
      })
      expect(nights).toEqual(
        nights.map((_, night) =>
          night === 0 ? first : later(isFresh(night) ? 'another_pending' : known),
        ),
      )
      const posts = world.sandbox.requests.filter(({ endpoint }) => endpoint === 'reissue')
      expect(posts).toHaveLength(1)
      expect(world.order.droppedNames).toEqual([])
    } finally {
      await world.end()
    }
  },
  120_000,
)
