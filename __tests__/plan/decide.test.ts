import { describe, expect, test } from '@jest/globals'
import type { Order } from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { decide, needsReissues, type Decision, type Situation } from '../../src/plan/decide.ts'
import { marker } from '../../src/plan/identity.ts'
import {
  date,
  identity,
  inputs,
  issuedReissue,
  NAMES,
  OLD,
  order,
  OURS,
  reissue,
  request,
  run,
  situation,
  THEIRS,
} from '../support/orders.ts'

// The rules of the decision, in their order. How a reissue is recognised stands in plan/adopt.test.ts.

const decideOn = (given: Order, wish: Partial<Inputs> = {}, more: Partial<Situation> = {}) =>
  decide(situation({ order: given, inputs: inputs(wish), ...more }))

function bodyOf(decision: Decision) {
  if (decision.kind !== 'reissue') {
    throw new Error(`not a reissue, but: ${decision.reason}`)
  }
  return decision.body
}

describe('1. an order that cannot be reissued', () => {
  const never = { validTill: undefined, validFrom: undefined }

  test.each(['pending', 'processing', 'needs_approval', 'approved', 'waiting_pickup'])(
    'never issued: %s without valid_till is refused, even by force',
    (status) => {
      const decision = decideOn(order({ status }, never), { force: true })
      expect(decision).toMatchObject({ kind: 'refuse', wanted: undefined })
      expect(decision.reason).toContain(`never issued (its status is ${status})`)
    },
  )

  test.each(['pending', 'processing', 'needs_approval', 'approved', 'waiting_pickup'])(
    '%s with valid_till was issued, and goes on',
    (status) => {
      expect(decideOn(order({ status })).kind).toBe('reissue')
    },
  )

  test.each(['canceled', 'cancelled', 'rejected', 'denied'])(
    '%s is refused, even by force',
    (status) => {
      const decision = decideOn(order({ status }), { force: true })
      expect(decision.kind).toBe('refuse')
      expect(decision.reason).toContain(`The order is ${status}`)
    },
  )

  test('past the day of order_valid_till it is refused, even by force; on that day not', () => {
    const ended = order({ orderValidTill: date('2026-11-20') })
    expect(decideOn(ended, { force: true })).toMatchObject({ kind: 'refuse' })
    expect(decideOn(ended).reason).toContain('ended on 2026-11-20')
    const lastDay = order({ orderValidTill: date('2026-11-21') })
    expect(decideOn(lastDay, { force: true }).kind).toBe('reissue')
  })

  test.each(['expired', 'revoked'])('%s needs force', (status) => {
    const refused = decideOn(order({ status }))
    expect(refused.kind).toBe('refuse')
    expect(refused.reason).toContain(`The order is ${status}: give force: true`)
    expect(decideOn(order({ status }), { force: true }).kind).toBe('reissue')
  })

  test('an unknown status goes on, with a warning; a missing one too', () => {
    const decision = decideOn(order({ status: 'hibernating' }))
    expect(decision.kind).toBe('reissue')
    expect(decision.warnings).toEqual([expect.stringContaining('(hibernating)')])
    expect(decideOn(order({ status: '' })).warnings).toEqual([expect.stringContaining('(none)')])
  })

  test('a common name that is no name is refused where the order is for TLS', () => {
    const decision = decideOn(order(), { commonName: 'Example Inc.' })
    expect(decision).toMatchObject({ kind: 'refuse', identity: undefined })
    expect(decision.reason).toContain('common_name Example Inc. holds a space')
  })

  test('a closed order is told before a bad name', () => {
    expect(decideOn(order({ status: 'canceled' }), { commonName: 'a b' }).reason).toContain(
      'The order is canceled',
    )
  })
})

describe('2. adopt comes before every other rule', () => {
  const waiting = order({ status: 'reissue_pending', requests: [request()] })

  test('a waiting reissue with the same key and names is adopted, even by force', () => {
    for (const force of [false, true]) {
      const decision = decideOn(waiting, { force }, { reissues: [reissue()] })
      expect(decision).toMatchObject({
        kind: 'adopt',
        adopted: { certificateId: '200', requestIds: ['900'], status: 'needs_approval' },
      })
      expect(decision.reason).toBe(
        'No new reissue is needed, because the same reissue already waits',
      )
    }
  })

  test('an adopted reissue warns as a new one would', () => {
    const decision = decideOn(
      waiting,
      {},
      { reissues: [reissue()], run: run({ eventName: 'schedule' }) },
    )
    expect(decision.kind).toBe('adopt')
    expect(decision.warnings).toEqual([expect.stringContaining('scheduled run')])
  })

  test('it is adopted though it is not due, ends with the order, and drops a name', () => {
    const given = order(
      {
        status: 'reissue_pending',
        orderValidTill: date('2026-12-17'),
        requests: [request()],
      },
      { dnsNames: [...NAMES, 'old.example.com'] },
    )
    const wish = { dnsNames: NAMES, renewBefore: { days: 5 } }
    expect(decideOn(given, wish, { reissues: [reissue()] }).kind).toBe('adopt')
  })

  test('a dry run says that it would adopt', () => {
    expect(decideOn(waiting, { dryRun: true }, { reissues: [reissue()] }).kind).toBe('adopt')
  })

  test('an expired order is refused before its waiting reissue is looked at', () => {
    const expired = order({ status: 'expired' })
    expect(decideOn(expired, {}, { reissues: [reissue()] }).kind).toBe('refuse')
    expect(decideOn(expired, { force: true }, { reissues: [reissue()] }).kind).toBe('adopt')
  })
})

describe('3. another reissue waits', () => {
  const waiting = order({
    status: 'reissue_pending',
    requests: [
      request({ id: '901', date: date('2026-11-19T08:00:00Z') }),
      request({ id: '902', date: date('2026-11-20T08:00:00Z'), status: 'rejected' }),
      request({ id: '903', date: date('2026-11-20T09:00:00Z'), type: 'new_request' }),
    ],
  })
  const theirs = reissue({ csr: THEIRS.pem })

  test('is refused, with the request, its date and the ways out', () => {
    const decision = decideOn(waiting, {}, { reissues: [theirs] })
    expect(decision.kind).toBe('refuse')
    expect(decision.reason).toContain('request 901, since 2026-11-19')
    expect(decision.reason).toMatch(/Approve it, or cancel it .* or give force: true/)
  })

  test('is refused with the certificate where no request is shown, and without either', () => {
    const silent = order({ status: 'reissue_pending' })
    expect(decideOn(silent, {}, { reissues: [theirs] }).reason).toContain(
      'certificate 200, since 2026-11-21',
    )
    expect(decideOn(silent).reason).toContain('Another reissue of the order waits. Approve it')
    const old = request({ status: 'approved', date: date('2026-05-31T09:00:00Z') })
    const finished = order({ status: 'reissue_pending', requests: [old] })
    expect(decideOn(finished).reason).toContain('Another reissue of the order waits. Approve it')
  })

  test('does not hinder force', () => {
    expect(decideOn(waiting, { force: true }, { reissues: [theirs] }).kind).toBe('reissue')
  })

  test('is told by a dry run without a CSR too', () => {
    const wish = { dryRun: true, csr: undefined }
    expect(decideOn(waiting, wish, { reissues: [reissue()] })).toMatchObject({ kind: 'refuse' })
  })

  test('is refused before a skip, though it is not due', () => {
    expect(decideOn(waiting, { renewBefore: { days: 5 } }).kind).toBe('refuse')
  })

  test('with the same key and other names it is another', () => {
    const fewer = reissue({ dnsNames: ['example.com'] })
    expect(decideOn(waiting, {}, { reissues: [fewer] }).kind).toBe('refuse')
  })
})

describe('4. not due', () => {
  test('is a skip that says when it will be', () => {
    const decision = decideOn(order(), { renewBefore: { days: 20 } })
    expect(decision.kind).toBe('skip')
    expect(decision.reason).toBe('not due: 26 days left, reissue from 2026-11-27')
  })

  test('is a skip in a dry run too', () => {
    expect(decideOn(order(), { renewBefore: { days: 20 }, dryRun: true }).kind).toBe('skip')
  })

  test('is forced, and the reason says so', () => {
    const decision = decideOn(order(), { renewBefore: { days: 20 }, force: true })
    expect(decision.kind).toBe('reissue')
    expect(decision.reason).toBe(
      'Reissued (forced, although not due: 26 days left, reissue from 2026-11-27)',
    )
  })

  test('a wanted name that is missing makes it due', () => {
    const decision = decideOn(order(), {
      renewBefore: { days: 5 },
      dnsNames: [...NAMES, 'new.example.com'],
    })
    expect(decision.kind).toBe('reissue')
    expect(decision.reason).toBe('Reissued (due: the current certificate lacks new.example.com)')
  })

  test('a revoked certificate makes it due; a name removed does not', () => {
    const revoked = order({}, { status: 'revoked' })
    expect(decideOn(revoked, { renewBefore: { days: 5 } }).reason).toBe(
      'Reissued (due: the current certificate is revoked)',
    )
    const fewer = { renewBefore: { days: 5 }, removeNames: ['www.example.com'] }
    expect(decideOn(order(), fewer).kind).toBe('skip')
  })

  test('missing dates are refused where the window needs them', () => {
    const wish = { renewBefore: { days: 30 } }
    const share = { renewBefore: { share: 0.33 } }
    const noEnd = order({}, { validTill: undefined })
    const noStart = order({}, { validFrom: undefined })
    expect(decideOn(noEnd, wish)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining('valid_till'),
    })
    expect(decideOn(noStart, share)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining('valid_from'),
    })
    expect(decideOn(noStart, wish).kind).toBe('reissue')
    expect(decideOn(noEnd).kind).toBe('reissue')
  })

  test('missing dates do not matter when it is due for another reason, or forced', () => {
    const noEnd = order({}, { validTill: undefined })
    const renewBefore = { days: 30 }
    expect(decideOn(noEnd, { renewBefore, dnsNames: [...NAMES, 'new.example.com'] }).kind).toBe(
      'reissue',
    )
    expect(decideOn(noEnd, { renewBefore, force: true }).kind).toBe('reissue')
    const revoked = order({}, { validTill: undefined, status: 'revoked' })
    expect(decideOn(revoked, { renewBefore }).kind).toBe('reissue')
  })

  test('a skip warns only of what matters before the next reissue', () => {
    const given = order({
      status: 'hibernating',
      orderValidTill: date('2027-01-31'),
      autoReissue: true,
    })
    const wish = { csr: OLD, renewBefore: { days: 20 } }
    const { kind, warnings } = decideOn(given, wish, { run: run({ eventName: 'schedule' }) })
    expect(kind).toBe('skip')
    expect(warnings).toEqual([
      expect.stringContaining('(hibernating)'),
      expect.stringContaining('The order ends on 2027-01-31'),
      expect.stringContaining('Auto-reissue is on'),
    ])
  })
})

describe('5. a reissue could not end later', () => {
  test.each(['2026-12-17', '2026-12-18'])(
    'is refused where the order ends on %s, the certificate on 2026-12-17',
    (day) => {
      const decision = decideOn(order({ orderValidTill: date(day) }))
      expect(decision.kind).toBe('refuse')
      expect(decision.reason).toContain(`ends on 2026-12-17 and the order on ${day}`)
      expect(decision.reason).toContain('Renew the order')
    },
  )

  test('goes on where the order ends two days later, or the end is not known', () => {
    expect(decideOn(order({ orderValidTill: date('2026-12-19') })).kind).toBe('reissue')
    expect(decideOn(order({ orderValidTill: undefined })).kind).toBe('reissue')
  })

  test('goes on for a missing name, a revoked certificate, and force', () => {
    const ends = { orderValidTill: date('2026-12-17') }
    expect(decideOn(order(ends), { dnsNames: [...NAMES, 'new.example.com'] }).kind).toBe('reissue')
    expect(decideOn(order(ends, { status: 'revoked' })).kind).toBe('reissue')
    expect(decideOn(order(ends), { force: true }).kind).toBe('reissue')
  })

  test('a skip comes before it: the last weeks of an order stay green until it is due', () => {
    const ends = order({ orderValidTill: date('2026-12-17') })
    expect(decideOn(ends, { renewBefore: { days: 20 } }).kind).toBe('skip')
    expect(decideOn(ends, { renewBefore: { days: 30 } }).kind).toBe('refuse')
  })
})

describe('6. a name would go', () => {
  const more = order({}, { dnsNames: [...NAMES, 'shop.example.com', 'mail.example.com'] })

  test('is refused, with the names and what DigiCert does, even by force', () => {
    for (const force of [false, true]) {
      const decision = decideOn(more, { dnsNames: ['www.example.com'], force })
      expect(decision.kind).toBe('refuse')
      expect(decision.reason).toContain('would drop shop.example.com, mail.example.com')
      expect(decision.reason).toContain('within 72 hours')
    }
  })

  test('names in remove_names may go, and only they', () => {
    const wish = { dnsNames: ['www.example.com'], removeNames: ['mail.example.com'] }
    expect(decideOn(more, wish).reason).toContain('would drop shop.example.com: ')
    const both = { ...wish, removeNames: ['mail.example.com', 'shop.example.com'] }
    expect(bodyOf(decideOn(more, both)).certificate.dns_names).toEqual(['www.example.com'])
  })

  test('the names to keep are not shown while another reissue waits: they must be given', () => {
    const hidden = order({ status: 'reissue_pending' }, { validTill: undefined })
    const decision = decideOn(hidden, { force: true })
    expect(decision.kind).toBe('refuse')
    expect(decision.reason).toContain('does not show the names of the current certificate')
    expect(decideOn(hidden, { force: true, dnsNames: NAMES }).kind).toBe('reissue')
    const reissues = [issuedReissue({ csr: OLD.pem })]
    expect(decideOn(hidden, { force: true }, { reissues }).kind).toBe('reissue')
  })

  test('a dry run is refused as well', () => {
    const wish = { dnsNames: ['www.example.com'], dryRun: true, csr: undefined }
    expect(decideOn(more, wish).kind).toBe('refuse')
  })
})

describe('7. reissue', () => {
  test('sends exactly this body: names and settings of the order, our CSR, the marker first', () => {
    const decision = decide(situation())
    expect(decision).toMatchObject({
      kind: 'reissue',
      reason: 'Reissued (always due without renew_before)',
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
      comments: `${marker(run(), identity())} Reissued by a run`,
      skip_approval: false,
    })
  })

  test('what is given comes before what the order has', () => {
    const wish = {
      commonName: 'www.example.com',
      signatureHash: 'sha512',
      serverPlatform: 2,
      comments: 'by hand',
      skipApproval: true,
    } as const
    const body = bodyOf(decideOn(order(), wish))
    expect(body).toMatchObject({
      certificate: {
        common_name: 'www.example.com',
        dns_names: ['example.com'],
        server_platform: { id: 2 },
        signature_hash: 'sha512',
      },
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

  test('a dry run plans, with a CSR and without', () => {
    for (const csr of [OURS, undefined]) {
      const decision = decideOn(order(), { dryRun: true, csr })
      expect(decision).toMatchObject({ kind: 'plan', wanted: { all: NAMES } })
      expect(decision.reason).toBe(
        'A reissue would be sent without dry_run (always due without renew_before)',
      )
    }
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

  test('decides without a clock of its own: the same situation, the same decision', () => {
    expect(decide(situation())).toEqual(decide(situation()))
  })
})

describe('whether the list of reissues is needed', () => {
  const needs = (override: Partial<Situation>) => needsReissues(situation(override))

  test('not for an ordinary run', () => {
    expect(needs({})).toBe(false)
    expect(needs({ order: order({ requests: [request({ comments: 'by hand' })] }) })).toBe(false)
  })

  test('while a reissue waits, for a later attempt, and when a request carries the marker', () => {
    const marked = request({ comments: `${marker(run(), identity())} by hand` })
    expect(needs({ order: order({ status: 'reissue_pending' }) })).toBe(true)
    expect(needs({ run: run({ attempt: 2 }) })).toBe(true)
    expect(needs({ order: order({ requests: [marked] }) })).toBe(true)
  })

  test('not for the marker of another run', () => {
    const other = marker(run({ id: '4243' }), identity())
    expect(needs({ order: order({ requests: [request({ comments: other })] }) })).toBe(false)
  })
})

test('an issued reissue of an earlier run is no reason not to reissue again', () => {
  expect(decide(situation({ reissues: [issuedReissue()] })).kind).toBe('reissue')
})
