import { describe, expect, test } from '@jest/globals'
import { findAdoptable, type AdoptContext } from '../../src/plan/adopt.ts'
import type { OrderRequest } from '../../src/certcentral/schema.ts'
import { marker } from '../../src/plan/identity.ts'
import { findMarkedRequest, standingOf } from '../../src/plan/standing.ts'
import {
  certificate,
  date,
  identity,
  issuedReissue,
  NAMES,
  NOW,
  OLD,
  order,
  OURS,
  reissue,
  request,
  run,
  THEIRS,
} from '../support/orders.ts'

const MARKED = request({
  comments: `${marker(run(), identity())} Reissued by a run`,
  status: 'approved',
})

function context(override: Partial<AdoptContext> = {}): AdoptContext {
  const given = override.order ?? order()
  return {
    order: given,
    current: given.certificate,
    reissues: [],
    identity: identity(),
    run: run(),
    now: NOW,
    ...override,
  }
}

describe('with this run’s marker', () => {
  const pending = order({ status: 'reissue_pending', requests: [MARKED] })

  test('the request is enough, though the list does not show the certificate yet', () => {
    expect(findAdoptable(context({ order: pending }))).toMatchObject({
      requestIds: ['900'],
      certificateId: undefined,
      status: 'pending',
      isOfThisRun: true,
      why: 'this run already submitted it',
    })
  })

  test('an open request needs approval', () => {
    const open = order({ status: 'reissue_pending', requests: [{ ...MARKED, status: 'pending' }] })
    expect(findAdoptable(context({ order: open }))).toMatchObject({ status: 'needs_approval' })
  })

  test('the entry of the list brings the certificate, waiting or issued', () => {
    const waiting = context({ order: pending, reissues: [reissue()] })
    expect(findAdoptable(waiting)).toMatchObject({ certificateId: '200', status: 'pending' })
    const issued = issuedReissue()
    const done = context({ order: order({ requests: [MARKED] }), reissues: [issued] })
    expect(findAdoptable(done)).toMatchObject({ certificateId: '200', status: 'issued', issued })
  })

  test('an older entry of the same key and names is not the one', () => {
    const older = issuedReissue({ dateCreated: date('2026-11-19T09:00:00Z') })
    expect(findAdoptable(context({ order: pending, reissues: [older] }))).toMatchObject({
      certificateId: undefined,
    })
  })

  test.each(['rejected', 'canceled', 'cancelled', 'denied'])('a %s request is none', (status) => {
    const dead = order({ requests: [{ ...MARKED, status }] })
    expect(findAdoptable(context({ order: dead }))).toBeUndefined()
  })

  test('a rejected entry is none, though its request looks alive', () => {
    const reissues = [reissue({ status: 'rejected' })]
    expect(findAdoptable(context({ order: pending, reissues }))).toBeUndefined()
  })

  test('cancelled: back at issued, and neither the list nor the current certificate shows it', () => {
    expect(findAdoptable(context({ order: order({ requests: [MARKED] }) }))).toBeUndefined()
  })

  test('issued and shown only as the current certificate', () => {
    const switched = order(
      { requests: [MARKED] },
      { id: '200', csr: OURS.pem, validFrom: date('2026-11-21') },
    )
    expect(findAdoptable(context({ order: switched }))).toMatchObject({
      certificateId: '200',
      status: 'issued',
      issued: { id: '200', serialNumber: '0A0B0C' },
    })
  })

  test.each([
    ['another key', { csr: OLD.pem, validFrom: date('2026-11-21') }],
    ['an earlier start', { csr: OURS.pem, validFrom: date('2026-11-20') }],
    ['no start', { csr: OURS.pem, validFrom: undefined }],
    ['other names', { csr: OURS.pem, validFrom: date('2026-11-21'), dnsNames: ['example.com'] }],
  ])('a current certificate with %s is not it', (_what, shown) => {
    const given = order({ requests: [MARKED] }, shown)
    expect(findAdoptable(context({ order: given }))).toBeUndefined()
  })

  test('the marker of another run shows what waits where the list does not', () => {
    const comments = marker(run({ id: '1' }), identity())
    const given = order({ status: 'reissue_pending', requests: [request({ comments })] })
    expect(findAdoptable(context({ order: given }))).toMatchObject({
      requestIds: ['900'],
      isOfThisRun: false,
    })
    expect(findAdoptable(context({ order: { ...given, status: 'issued' } }))).toBeUndefined()
  })

  test.each([
    [
      'its certificate is the current one',
      { current: certificate({ csr: OURS.pem, validFrom: date('2026-11-21') }) },
    ],
    [
      'the list shows its certificate as issued',
      {
        reissues: [
          issuedReissue(),
          issuedReissue({ id: '201', csr: THEIRS.pem, dateCreated: date('2026-11-21T10:00:00Z') }),
        ],
      },
    ],
    [
      'the list shows that what waits has another key',
      { reissues: [reissue({ csr: THEIRS.pem })] },
    ],
  ])('nor is what waits ours because an earlier request was: %s', (_, shown) => {
    const comments = marker(run({ id: '1' }), identity())
    const requests = [request({ comments, status: 'approved' })]
    const given = context({ order: order({ status: 'reissue_pending', requests }), ...shown })
    expect(findAdoptable(given)).toBeUndefined()
    expect(findAdoptable({ ...given, ...context({ order: given.order }) })).toBeDefined()
  })

  test.each([
    ['the same CSR was issued on the day on which it was made', {}, '2026-11-21', []],
    ['the same CSR was issued after it', {}, '2026-11-22', []],
    ['another key waits as well', {}, '2026-06-01', [reissue({ csr: THEIRS.pem })]],
    [
      'it is approved, and what was issued that day was made before it',
      { status: 'approved' },
      '2026-11-21',
      [
        issuedReissue({
          id: '100',
          serialNumber: '0A0B0C',
          dateCreated: date('2026-11-21T08:00:00Z'),
        }),
      ],
    ],
  ])('a request that waits is ours, though %s', (_, changed, validFrom, reissues) => {
    const comments = marker(run({ id: '1' }), identity())
    const requests = [request({ comments, ...changed })]
    const given = order({ status: 'reissue_pending', requests })
    const current = certificate({ csr: OURS.pem, validFrom: date(validFrom) })
    expect(findAdoptable(context({ order: given, current, reissues }))).toMatchObject({
      requestIds: ['900'],
      isOfThisRun: false,
    })
  })

  test('the marker of another key or set of names is not ours', () => {
    for (const comments of [
      marker(run(), identity({ keyId: THEIRS.keyId })),
      marker(run(), identity({ names: ['example.com'] })),
    ]) {
      const given = order({ status: 'reissue_pending', requests: [request({ comments })] })
      expect(findAdoptable(context({ order: given }))).toBeUndefined()
    }
  })

  test('the newest marked request counts', () => {
    const later = { ...MARKED, id: '901', date: date('2026-11-21T10:00:00Z') }
    const text = marker(run(), identity())
    expect(findMarkedRequest([MARKED, later, request()], text)?.id).toBe('901')
    expect(findMarkedRequest([later, MARKED], text)?.id).toBe('901')
    expect(findMarkedRequest([request()], text)).toBeUndefined()
  })
})

describe('without a marker', () => {
  const pending = order({ status: 'reissue_pending', requests: [request()] })

  test('one that waits, whoever asked for it', () => {
    expect(findAdoptable(context({ order: pending, reissues: [reissue()] }))).toMatchObject({
      requestIds: ['900'],
      certificateId: '200',
      status: 'needs_approval',
      isOfThisRun: false,
      why: 'the same reissue already waits',
    })
  })

  test.each([
    ['another key', { csr: THEIRS.pem }],
    ['no CSR shown', { csr: undefined }],
    ['a name less', { dnsNames: [] }],
    ['a name more', { dnsNames: [...NAMES, 'more.example.com'] }],
    ['status rejected', { status: 'rejected' }],
    ['status canceled', { status: 'canceled' }],
  ])('not one with %s', (_what, override) => {
    const reissues = [reissue(override)]
    expect(findAdoptable(context({ order: pending, reissues }))).toBeUndefined()
  })

  test('the names may come in another order, case and spelling', () => {
    const reissues = [reissue({ commonName: 'WWW.example.com', dnsNames: ['', 'Example.COM'] })]
    expect(findAdoptable(context({ order: pending, reissues }))?.certificateId).toBe('200')
  })

  test('one issued between the two reads, when it is the newest of all', () => {
    const ours = issuedReissue()
    expect(findAdoptable(context({ order: pending, reissues: [ours] }))).toMatchObject({
      status: 'issued',
      issued: ours,
      why: 'the same reissue has just been issued',
    })
    const newer = reissue({ id: '201', csr: THEIRS.pem, dateCreated: date('2026-11-21T10:00:00Z') })
    expect(findAdoptable(context({ order: pending, reissues: [ours, newer] }))).toBeUndefined()
  })

  test('an issued one is none when the order does not say that one waits', () => {
    expect(findAdoptable(context({ reissues: [issuedReissue()] }))).toBeUndefined()
  })

  test('the current certificate itself is never taken for one just issued', () => {
    const current = certificate({ csr: OURS.pem, serialNumber: '00:0d:0e:0f' })
    const given = { order: pending, current, reissues: [issuedReissue()] }
    expect(findAdoptable(context(given))).toBeUndefined()
  })

  test('one that the order shows in the place of the current certificate', () => {
    const shown = { id: '200', csr: OURS.pem, validTill: undefined, validFrom: undefined }
    const given = order({ status: 'reissue_pending', requests: [request()] }, shown)
    expect(findAdoptable(context({ order: given }))).toMatchObject({
      certificateId: '200',
      status: 'needs_approval',
      issued: undefined,
    })
    const theirs = order({ status: 'reissue_pending' }, { ...shown, csr: THEIRS.pem })
    expect(findAdoptable(context({ order: theirs }))).toBeUndefined()
  })
})

describe('a later attempt of the run', () => {
  const later = run({ attempt: 2 })

  test.each([
    ['2026-11-20T12:00:00Z', true],
    ['2026-11-20T11:59:59Z', false],
    ['2026-11-20', true],
    ['2026-11-19', false],
  ])('one created at %s: %s', (dateCreated, isFound) => {
    const reissues = [issuedReissue({ dateCreated: date(dateCreated) })]
    const found = findAdoptable(context({ run: later, reissues }))
    expect(found !== undefined).toBe(isFound)
  })

  test('is of this run, and says so', () => {
    expect(findAdoptable(context({ run: later, reissues: [issuedReissue()] }))).toMatchObject({
      isOfThisRun: true,
      why: 'an earlier attempt of this run submitted it',
    })
  })

  test('what another run of the same day submitted is gone on with, but is not of this run', () => {
    const comments = marker(run({ id: '4243' }), identity())
    const requests = [request({ comments, status: 'approved' })]
    const given = { order: order({ requests }), run: later, reissues: [issuedReissue()] }
    expect(findAdoptable(context(given))).toMatchObject({ isOfThisRun: false, requestIds: ['900'] })
  })

  test('one without a date, another key, or rejected is not', () => {
    for (const override of [
      { dateCreated: undefined },
      { csr: THEIRS.pem },
      { status: 'rejected' },
    ]) {
      const reissues = [issuedReissue(override)]
      expect(findAdoptable(context({ run: later, reissues }))).toBeUndefined()
    }
  })

  test('the first attempt does not take it', () => {
    expect(findAdoptable(context({ reissues: [issuedReissue()] }))).toBeUndefined()
  })

  test('with the request of the same day', () => {
    const requests = [
      request({ id: '901', status: 'approved', date: date('2026-11-18T09:00:00Z') }),
      request({ id: '902', status: 'approved' }),
      request({ id: '903', status: 'rejected' }),
      request({ id: '904', status: 'approved', type: 'duplicate' }),
    ]
    const given = { order: order({ requests }), run: later, reissues: [issuedReissue()] }
    expect(findAdoptable(context(given))?.requestIds).toEqual(['902'])
  })
})

describe('the request behind a reissue that waits', () => {
  const ours = marker(run({ id: '1' }), identity())
  const theirs = marker(run({ id: '2' }), identity({ keyId: THEIRS.keyId }))
  const behind = (...requests: OrderRequest[]) =>
    findAdoptable(
      context({ order: order({ status: 'reissue_pending', requests }), reissues: [reissue()] }),
    )

  test('carries our key, though a newer one is open', () => {
    const newer = request({ id: '901', date: date('2026-11-21T11:00:00Z') })
    expect(behind(request({ comments: ours }), newer)?.requestIds).toEqual(['900'])
  })

  test('is an open one that carries our key, whatever its date', () => {
    const requests = [request({ comments: ours, date: date('2026-11-19T09:00:00Z') })]
    const given = order({ status: 'reissue_pending', requests })
    const attempt = { order: given, reissues: [reissue()], run: run({ attempt: 2 }) }
    expect(findAdoptable(context(attempt))).toMatchObject({
      ...{ requestIds: ['900'], status: 'needs_approval', isOfThisRun: false },
    })
  })

  test('is none of another key, and none of another day', () => {
    expect(behind(request({ comments: theirs }))).toMatchObject({
      requestIds: [],
      status: 'pending',
    })
    expect(behind(request({ date: date('2026-11-19T09:00:00Z') }))?.requestIds).toEqual([])
  })

  test('is an open one where it has no date', () => {
    expect(behind(request({ date: undefined }))?.requestIds).toEqual(['900'])
    expect(behind(request({ date: undefined, status: 'approved' }))?.requestIds).toEqual([])
  })

  test('is the one of the higher ID where two have the same date', () => {
    const [low, high] = [request({ id: '99' }), request({ id: '100' })]
    expect(behind(low, high)?.requestIds).toEqual(['100'])
    expect(behind(high, low)?.requestIds).toEqual(['100'])
  })
})

test('the state of a reissue, from what is known of it', () => {
  expect(standingOf(undefined, undefined)).toMatchObject({ requestIds: [], status: 'pending' })
  expect(standingOf(reissue({ status: 'needs_approval' }), undefined).status).toBe('needs_approval')
  expect(standingOf(reissue(), request({ status: 'submitted' })).status).toBe('needs_approval')
  expect(standingOf(issuedReissue(), request()).status).toBe('issued')
})
