import { describe, expect, test } from '@jest/globals'
import type { ListedReissue, Order } from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { decide } from '../../src/plan/decide.ts'
import type { Decision } from '../../src/plan/decision.ts'
import { DAY_MS } from '../../src/util/moment.ts'
import {
  comments,
  date,
  fingerprint,
  inputs,
  issuedReissue,
  NAMES,
  NOW,
  OLD,
  order,
  OURS,
  reading,
  reissue,
  request,
  run,
  situation,
  THEIRS,
} from '../support/orders.ts'

// The rules of the decision, in their order. Which reissue is adopted stands in plan/adopt.test.ts, which would be
// asked for every night in plan/repeats.test.ts.

const decideOn = (
  given: Order,
  wish: Partial<Inputs> = {},
  { list, ...more }: { list?: readonly ListedReissue[]; run?: ReturnType<typeof run> } = {},
): Decision =>
  decide(situation({ reading: reading({ order: given, list }), inputs: inputs(wish), ...more }))

/** The decision and its reason in short. */
const told = ({ kind, reason }: Decision): string => `${kind}: ${reason.code}`

function bodyOf(decision: Decision) {
  if (decision.kind !== 'reissue') {
    throw new Error(`not a reissue, but ${told(decision)}`)
  }
  return decision.body
}

const MORE = [...NAMES, 'new.example.com']
const hiding = {
  id: '200',
  status: '',
  serialNumber: undefined,
  validFrom: undefined,
  validTill: undefined,
  csr: THEIRS.pem,
}

describe('1. an order that cannot be reissued', () => {
  const never = { status: '', validTill: undefined, validFrom: undefined }

  test.each(['pending', 'processing', 'needs_approval', 'approved', 'waiting_pickup'])(
    'never issued: %s without a sign of issuance is refused, even by force',
    (status) => {
      const decision = decideOn(order({ status }, never), { force: true })
      expect(decision).toMatchObject({ kind: 'refuse', wanted: undefined, warnings: [] })
      expect(decision.reason).toEqual({ code: 'never_issued', status })
    },
  )

  test.each(['pending', 'processing', 'needs_approval', 'approved', 'waiting_pickup'])(
    '%s with an issued certificate is a reissue that is pending',
    (status) => {
      expect(told(decideOn(order({ status })))).toBe('refuse: another_pending')
      expect(told(decideOn(order({ status }), { force: true }))).toBe('reissue: always_due')
    },
  )

  test('a certificate with dates was issued, or follows one that was', () => {
    const given = order({ status: 'needs_approval' }, { status: '' })
    expect(told(decideOn(given, {}, { list: [] }))).toBe('refuse: another_pending')
  })

  test.each(['canceled', 'cancelled', 'rejected', 'denied'])(
    '%s is refused, even by force',
    (status) => {
      const { kind, reason } = decideOn(order({ status }), { force: true })
      expect({ kind, reason }).toEqual({ kind: 'refuse', reason: { code: 'order_closed', status } })
    },
  )

  test('past the day of order_valid_till it is refused, even by force; on that day not', () => {
    const orderValidTill = date('2026-11-20')
    const ended = order({ orderValidTill })
    const reason = { code: 'order_ended', on: orderValidTill.at, nextOrderId: undefined }
    expect(decideOn(ended, { force: true }).reason).toEqual(reason)
    expect(decideOn(ended).reason).toEqual(reason)
    const renewed = order({ orderValidTill, renewedBy: '124' })
    expect(decideOn(renewed).reason).toEqual({ ...reason, nextOrderId: '124' })
    const lastDay = order({ orderValidTill: date('2026-11-21') })
    expect(decideOn(lastDay, { force: true }).kind).toBe('reissue')
  })

  test.each(['expired', 'revoked'])('%s needs force', (status) => {
    expect(decideOn(order({ status })).reason).toEqual({ code: 'order_not_active', status })
    expect(decideOn(order({ status }), { force: true }).kind).toBe('reissue')
  })

  test.each(['hibernating', ''])('the unknown status "%s" goes on, with a warning', (status) => {
    expect(decideOn(order({ status }))).toMatchObject({
      kind: 'reissue',
      warnings: [{ code: 'unknown_status', status }],
    })
  })

  test('a common name that is none is refused where the order is for TLS', () => {
    const decision = decideOn(order(), { commonName: 'Example Inc.' })
    expect(decision).toMatchObject({
      kind: 'refuse',
      fingerprint: undefined,
      reason: { code: 'common_name_invalid', name: 'Example Inc.' },
    })
  })

  test('the order comes before the name', () => {
    const decision = decideOn(order({ status: 'canceled' }), { commonName: 'a b' })
    expect(told(decision)).toBe('refuse: order_closed')
  })

  test('an expired order is refused before its pending reissue is looked at', () => {
    const expired = order({ status: 'expired' })
    expect(told(decideOn(expired, {}, { list: [reissue()] }))).toBe('refuse: order_not_active')
    const forced = decideOn(expired, { force: true }, { list: [reissue()] })
    expect(told(forced)).toBe('adopt: already_pending')
  })
})

describe('2. adopt comes before every other rule', () => {
  const pending = order({ status: 'reissue_pending', requests: [request()] })

  test.each([false, true])('a pending reissue of ours is adopted; force: %j', (force) => {
    expect(decideOn(pending, { force }, { list: [reissue()] })).toMatchObject({
      kind: 'adopt',
      reason: { code: 'already_pending' },
      isOfThisRun: false,
      adopted: {
        state: 'awaiting_approval',
        request: { id: '900' },
        certificate: { id: '200' },
      },
      fingerprint: fingerprint(),
    })
  })

  test('though it is not due, ends with the order, drops a name, and the live one is hidden', () => {
    const given = order(
      { status: 'reissue_pending', orderValidTill: date('2026-12-17'), requests: [request()] },
      { dnsNames: [...NAMES, 'old.example.com'] },
    )
    const wish = { dnsNames: NAMES, renewBefore: { days: 5 } }
    expect(decideOn(given, wish, { list: [reissue()] }).kind).toBe('adopt')
    const hidden = order({ status: 'reissue_pending' }, { ...hiding, csr: OURS.pem })
    expect(decideOn(hidden, { renewBefore: { days: 5 } }).kind).toBe('adopt')
  })

  test('in a dry run too, which would adopt it', () => {
    expect(decideOn(pending, { dryRun: true }, { list: [reissue()] }).kind).toBe('adopt')
  })

  test('one with a name that this run removes is another', () => {
    const given = order({ status: 'reissue_pending' }, { dnsNames: [...NAMES, 'old.example.com'] })
    const list = [reissue({ dnsNames: [...NAMES, 'old.example.com'] })]
    const wish = { removeNames: ['old.example.com'] }
    expect(told(decideOn(given, wish, { list }))).toBe('refuse: another_pending')
    const typed = { dnsNames: NAMES }
    expect(told(decideOn(given, typed, { list }))).toBe('refuse: another_pending')
    expect(told(decideOn(given, {}, { list }))).toBe('adopt: already_pending')
  })

  test('a name in remove_names that the order does not have any more counts as well', () => {
    const list = [reissue({ dnsNames: [...NAMES, 'gone.example.com'] })]
    const given = order({ status: 'reissue_pending' })
    expect(told(decideOn(given, { removeNames: ['gone.example.com'] }, { list }))).toBe(
      'refuse: another_pending',
    )
  })

  test('one with a name that CertCentral added is ours', () => {
    const list = [reissue({ dnsNames: [...NAMES, 'free.example.com'] })]
    expect(told(decideOn(pending, { dnsNames: NAMES }, { list }))).toBe('adopt: already_pending')
  })
})

describe('3. another reissue is pending', () => {
  const pending = order({
    status: 'reissue_pending',
    requests: [
      request({ id: '901', date: date('2026-11-19T08:00:00Z') }),
      request({ id: '902', date: date('2026-11-20T08:00:00Z'), status: 'rejected' }),
      request({ id: '903', date: date('2026-11-20T09:00:00Z'), type: 'new_request' }),
    ],
  })
  const theirs = reissue({ csr: THEIRS.pem })
  const unknown = { requestId: undefined, certificateId: undefined, at: undefined }

  test('is refused, with its request, its certificate and its date', () => {
    const alone = { ...unknown, state: 'awaiting_approval', requestId: '901' }
    expect(decideOn(pending).reason).toEqual({
      code: 'another_pending',
      reissue: { ...alone, at: date('2026-11-19T08:00:00Z').at },
    })
    const { at } = date('2026-11-21T09:00:00Z')
    expect(decideOn(pending, {}, { list: [theirs] }).reason).toEqual({
      code: 'another_pending',
      reissue: { ...alone, certificateId: '200', at },
    })
    const silent = order({ status: 'reissue_pending' })
    expect(decideOn(silent, {}, { list: [theirs] }).reason).toEqual({
      code: 'another_pending',
      reissue: { ...unknown, state: 'pending', certificateId: '200', at },
    })
    expect(decideOn(silent).reason).toEqual({
      code: 'another_pending',
      reissue: { ...unknown, state: 'pending' },
    })
  })

  test('whichever place shows it', () => {
    const places: [Order, ListedReissue[] | undefined][] = [
      [order({ requests: [request()] }), undefined],
      [order(), [theirs]],
      [order({}, { ...hiding, status: 'pending' }), undefined],
      [
        order({ requests: [request({ status: 'approved', date: date('2026-11-21T11:30:00Z') })] }),
        [],
      ],
    ]
    for (const [given, list] of places) {
      expect(told(decideOn(given, {}, { ...(list && { list }) }))).toBe('refuse: another_pending')
    }
  })

  test('force goes on', () => {
    expect(decideOn(pending, { force: true }, { list: [theirs] }).kind).toBe('reissue')
  })

  test('a dry run without a CSR says the same, whoever asked for it', () => {
    const wish = { dryRun: true, csr: undefined }
    expect(told(decideOn(pending, wish, { list: [reissue()] }))).toBe('refuse: another_pending')
  })

  test('comes before a skip', () => {
    expect(told(decideOn(pending, { renewBefore: { days: 5 } }))).toBe('refuse: another_pending')
  })

  test('with our key and fewer names it is another', () => {
    const list = [reissue({ dnsNames: ['example.com'] })]
    expect(told(decideOn(pending, {}, { list }))).toBe('refuse: another_pending')
  })
})

describe('4. not due', () => {
  const early = { renewBefore: { days: 20 } }

  test('is a skip that says when it will be', () => {
    const { kind, reason } = decideOn(order(), early)
    expect({ kind, reason }).toEqual({
      kind: 'skip',
      reason: { code: 'not_due', daysLeft: 26, from: date('2026-11-27').at },
    })
  })

  test('is a skip in a dry run too', () => {
    expect(told(decideOn(order(), { ...early, dryRun: true }))).toBe('skip: not_due')
  })

  test('is forced', () => {
    expect(told(decideOn(order(), { ...early, force: true }))).toBe('reissue: forced')
  })

  test('is due where it is inside the window, with force too', () => {
    for (const force of [false, true]) {
      const { reason } = decideOn(order(), { renewBefore: { days: 30 }, force })
      expect(reason).toEqual({ code: 'due', daysLeft: 26 })
    }
  })

  test('a wanted name that is missing makes it due', () => {
    const { kind, reason } = decideOn(order(), { ...early, dnsNames: MORE })
    expect(kind).toBe('reissue')
    expect(reason).toEqual({ code: 'name_missing', names: ['new.example.com'] })
  })

  test('a revoked certificate makes it due; a name removed does not', () => {
    expect(told(decideOn(order({}, { status: 'revoked' }), early))).toBe('reissue: live_revoked')
    const fewer = { ...early, removeNames: ['www.example.com'] }
    expect(told(decideOn(order(), fewer))).toBe('skip: not_due')
  })

  test.each([
    ['valid_till', { days: 30 }, { validTill: undefined }],
    ['valid_till', { share: 0.33 }, { validTill: undefined }],
    ['valid_from', { share: 0.33 }, { validFrom: undefined }],
  ])('is refused without %s where the window needs it', (field, renewBefore, shown) => {
    const { kind, reason } = decideOn(order({}, shown), { renewBefore })
    expect({ kind, reason }).toEqual({ kind: 'refuse', reason: { code: 'dates_missing', field } })
  })

  test.each([{ days: 30 }, { share: 0.33 }])(
    'is refused where the dates contradict',
    (renewBefore) => {
      const dates = { validFrom: date('2026-12-17'), validTill: date('2026-12-17') }
      expect(decideOn(order({}, dates), { renewBefore }).reason).toEqual({
        code: 'dates_contradict',
        validFrom: dates.validFrom.at,
        validTill: dates.validTill.at,
      })
    },
  )

  test('goes on without valid_from where days are given, and without dates where nothing is', () => {
    const noStart = order({}, { validFrom: undefined })
    const noEnd = order({}, { validTill: undefined })
    expect(told(decideOn(noStart, { renewBefore: { days: 30 } }))).toBe('reissue: due')
    expect(told(decideOn(noEnd))).toBe('reissue: always_due')
  })

  test.each([
    ['a name is missing', {}, { dnsNames: MORE }, 'reissue: name_missing'],
    ['it is forced', {}, { force: true }, 'reissue: forced'],
    ['it is revoked', { status: 'revoked' }, {}, 'reissue: live_revoked'],
  ])('dates do not matter where %s', (_, shown, wish, expected) => {
    const noEnd = order({}, { validTill: undefined, ...shown })
    expect(told(decideOn(noEnd, { renewBefore: { days: 30 }, ...wish }))).toBe(expected)
  })

  test('goes by the newest issued certificate, wherever it is shown', () => {
    const list = [issuedReissue({ csr: THEIRS.pem })]
    expect(told(decideOn(order(), { renewBefore: { days: 30 } }, { list }))).toBe('skip: not_due')
  })

  test('goes by the clock that it is handed', () => {
    const at = NOW + 7 * DAY_MS
    const later = situation({ reading: reading({ at }), inputs: inputs(early) })
    expect(decide(later).reason).toEqual({ code: 'due', daysLeft: 19 })
  })
})

describe('5. what would be asked for again every night', () => {
  const ends = order({ orderValidTill: date('2026-12-17') })

  test('is refused, after a skip and before a dropped name', () => {
    expect(told(decideOn(ends))).toBe('refuse: ends_with_order')
    expect(told(decideOn(ends, { renewBefore: { days: 20 } }))).toBe('skip: not_due')
    expect(told(decideOn(ends, { dnsNames: [] }))).toBe('refuse: ends_with_order')
  })

  test('not a revoked certificate, and not by force', () => {
    const revoked = order({ orderValidTill: date('2026-12-17') }, { status: 'revoked' })
    expect(told(decideOn(revoked))).toBe('reissue: live_revoked')
    expect(told(decideOn(ends, { force: true }))).toBe('reissue: always_due')
  })

  test('is told by a dry run without a CSR too', () => {
    const wish = { dryRun: true, csr: undefined }
    expect(told(decideOn(ends, wish))).toBe('refuse: ends_with_order')
  })
})

describe('6. a name would go', () => {
  const more = order({}, { dnsNames: [...NAMES, 'shop.example.com', 'mail.example.com'] })

  test.each([false, true])('is refused with the names; force: %j', (force) => {
    const { kind, reason } = decideOn(more, { dnsNames: ['www.example.com'], force })
    const names = ['shop.example.com', 'mail.example.com']
    expect({ kind, reason }).toEqual({ kind: 'refuse', reason: { code: 'names_dropped', names } })
  })

  test('names in remove_names may go, and only they', () => {
    const wish = { dnsNames: ['www.example.com'], removeNames: ['mail.example.com'] }
    expect(decideOn(more, wish).reason).toEqual({
      code: 'names_dropped',
      names: ['shop.example.com'],
    })
    const both = { ...wish, removeNames: ['mail.example.com', 'shop.example.com'] }
    expect(bodyOf(decideOn(more, both)).certificate.dns_names).toEqual(['www.example.com'])
  })

  test('even of a revoked certificate', () => {
    const revoked = order({}, { status: 'revoked' })
    expect(told(decideOn(revoked, { dnsNames: [] }))).toBe('refuse: names_dropped')
  })

  test('the live certificate is hidden: names cannot be taken from it', () => {
    const hidden = order({ status: 'reissue_pending' }, hiding)
    for (const wish of [{}, { dnsNames: NAMES }, { commonName: 'example.com' }]) {
      const decision = decideOn(hidden, { force: true, ...wish })
      expect(told(decision)).toBe('refuse: live_hidden')
    }
    const typed = { force: true, commonName: 'example.com', dnsNames: NAMES }
    expect(decideOn(hidden, typed).kind).toBe('reissue')
    const list = [issuedReissue({ id: '150', csr: OLD.pem })]
    expect(decideOn(hidden, { force: true }, { list }).kind).toBe('reissue')
  })

  test('the list shows the live certificate without its names: they are hidden too', () => {
    const hidden = order({ status: 'reissue_pending' }, hiding)
    const list = [issuedReissue({ id: '150', csr: OLD.pem, dnsNames: undefined })]
    expect(told(decideOn(hidden, { force: true }, { list }))).toBe('refuse: live_hidden')
  })

  test('a dry run is refused as well', () => {
    const wish = { dnsNames: [], dryRun: true, csr: undefined }
    expect(told(decideOn(more, wish))).toBe('refuse: names_dropped')
  })
})

describe('7. reissue', () => {
  test('sends exactly this body: names and settings of the order, our CSR, the marker first', () => {
    const decision = decide(situation())
    expect(decision).toMatchObject({
      kind: 'reissue',
      reason: { code: 'always_due' },
      fingerprint: fingerprint(),
      warnings: [],
    })
    expect(bodyOf(decision)).toEqual({
      certificate: {
        common_name: 'example.com',
        dns_names: ['www.example.com'],
        csr: OURS.pem,
        server_platform: { id: 45 },
        signature_hash: 'sha384',
      },
      comments: comments(),
      skip_approval: false,
    })
  })

  test('inputs come before what the order has', () => {
    const wish = {
      commonName: 'www.example.com',
      signatureHash: 'sha512',
      serverPlatform: 2,
      comments: 'by hand',
      skipApproval: true,
      dcvMethod: 'dns-txt-token',
    } as const
    const body = bodyOf(decideOn(order(), wish))
    expect(body).toMatchObject({
      certificate: {
        common_name: 'www.example.com',
        dns_names: ['example.com'],
        server_platform: { id: 2 },
        signature_hash: 'sha512',
      },
      dcv_method: 'dns-txt-token',
      skip_approval: true,
    })
    expect(body.comments).toMatch(/^\[gha 4242 [0-9a-f]{16}\] by hand$/)
  })

  test('platform and hash are always sent, also where the order shows none, or one unknown', () => {
    const bare = order({}, { serverPlatformId: undefined, signatureHash: '' })
    const expected = { server_platform: { id: -1 }, signature_hash: 'sha256' }
    expect(bodyOf(decideOn(bare)).certificate).toMatchObject(expected)
    const odd = order({}, { signatureHash: 'sha1' })
    expect(bodyOf(decideOn(odd)).certificate.signature_hash).toBe('sha256')
  })

  test('a platform of 0 or -1 is one too', () => {
    const wish = { serverPlatform: 0 }
    expect(bodyOf(decideOn(order(), wish)).certificate.server_platform.id).toBe(0)
    const minus = order({}, { serverPlatformId: -1 })
    expect(bodyOf(decideOn(minus)).certificate.server_platform.id).toBe(-1)
  })

  test('an order without other names sends an empty list, never none', () => {
    expect(bodyOf(decideOn(order({}, { dnsNames: [] }))).certificate.dns_names).toEqual([])
  })

  test('the names are those of the live certificate, not of what is pending in its place', () => {
    const hidden = order(
      { status: 'reissue_pending' },
      { ...hiding, dnsNames: ['other.example.com'] },
    )
    const list = [issuedReissue({ id: '150', csr: OLD.pem })]
    const { certificate } = bodyOf(decideOn(hidden, { force: true }, { list }))
    expect(certificate).toMatchObject({
      common_name: 'example.com',
      dns_names: ['www.example.com'],
    })
  })

  test.each([OURS, undefined])('a dry run plans, with a CSR and without', (csr) => {
    expect(decideOn(order(), { dryRun: true, csr })).toMatchObject({
      kind: 'plan',
      reason: { code: 'always_due' },
      wanted: { all: NAMES },
    })
  })

  test.each(['code_signing', 'document_signing', 'client_certificate', 'smime', 'vmc'])(
    'a %s order sends only the names that are given, whatever they are',
    (type) => {
      const product = { nameId: '', type, name: '' }
      const bare = bodyOf(decideOn(order({ product }))).certificate
      expect(bare).not.toHaveProperty('common_name')
      expect(bare).not.toHaveProperty('dns_names')
      const named = bodyOf(decideOn(order({ product }), { commonName: 'Example Inc.' }))
      expect(named.certificate.common_name).toBe('Example Inc.')
      expect(named.certificate).not.toHaveProperty('dns_names')
    },
  )

  test('an issued reissue of an earlier run is no reason not to reissue again', () => {
    expect(decideOn(order(), {}, { list: [issuedReissue()] }).kind).toBe('reissue')
  })

  test('decides without a clock of its own: the same situation, the same decision', () => {
    const [one, other] = [decide(situation()), decide(situation())]
    expect(bodyOf(one)).toEqual(bodyOf(other))
  })
})
