import { describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import { rehearse } from '../support/rehearsal.ts'
import { codesOf, dayFromToday, reasonOf } from '../support/stage.ts'

describe('not due', () => {
  test('is green, says so in one line, and asks for nothing', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 99 } })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'skipped', reissued: 'false' })
    expect(reasonOf(step)).toBe('not_due')
    expect(step.outputs['reason']).toContain(dayFromToday(69))
    expect(step.outputs).toMatchObject({ valid_till: dayFromToday(99), days_remaining: '99' })
    expect(step.summary).toContain(dayFromToday(69))
    expect(rehearsal.calls).toStrictEqual(['order'])
  })

  test('goes by a share of the lifetime, from valid_from to valid_till', async () => {
    // 101 days in all, from day -20 to day 80: a quarter of the 100 days between is due from day 55.
    const rehearsal = await rehearse({ order: { daysLeft: 80, lifetimeDays: 101 } })

    const step = await rehearsal.step({ renew_before: '25%' })

    expect(reasonOf(step)).toBe('not_due')
    expect(step.outputs['reason']).toContain(dayFromToday(55))
  })

  test('does not believe days_remaining', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 99 } })
    await rehearsal.showOrder(({ certificate }) => {
      certificate['days_remaining'] = 1
    })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.outputs).toMatchObject({ status: 'skipped', days_remaining: '99' })
  })

  test.each([
    ['31', 'skipped'],
    ['30', 'needs_approval'],
  ])('ends at 00:00 UTC of the first day of the window: %s days left', async (left, status) => {
    const rehearsal = await rehearse({ order: { daysLeft: Number(left) } })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.outputs).toMatchObject({ status })
    expect(rehearsal.sandbox.accepted.reissues()).toBe(status === 'skipped' ? 0 : 1)
  })
})

describe('due', () => {
  test('says how many days are left', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 12 } })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ reissued: 'true', status: 'needs_approval' })
    expect(step.outputs['reason']).toContain('12 days')
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })

  test('when a wanted name is missing from the certificate', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 99 } })

    const step = await rehearsal.step({
      renew_before: '30',
      dns_names: 'www.example.com shop.example.com',
    })

    expect(step.outputs['reason']).toContain('shop.example.com')
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })

  test('when the certificate is revoked', async () => {
    const order = { daysLeft: 99, certificateStatus: 'revoked' }
    const rehearsal = await rehearse({ order })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.outputs).toMatchObject({ reissued: 'true' })
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })

  test('by force, which is told', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 99 } })

    const step = await rehearsal.step({ renew_before: '30', force: 'true' })

    expect(step.outputs).toMatchObject({ reissued: 'true' })
    expect(reasonOf(step)).toBe('reissued')
  })

  test.each([
    ['12', 'planned'],
    ['20', 'skipped'],
  ])(
    'counts a window that is not shorter than the lifetime as a third of it: %s days left',
    async (left, status) => {
      // 46 days in all, 45 between the dates: a third is 15.
      const rehearsal = await rehearse({ order: { daysLeft: Number(left), lifetimeDays: 46 } })

      const step = await rehearsal.step({ renew_before: '60', dry_run: 'true' })

      expect(step.outputs).toMatchObject({ status })
      expect(codesOf(step).warnings).toContain('window_too_long')
    },
  )
})

describe('dates that the order does not show', () => {
  test.each([
    ['valid_till', '30'],
    ['valid_till', '33%'],
    ['valid_from', '33%'],
  ])('without %s, renew_before %s refuses', async (field, window) => {
    const rehearsal = await rehearse({ order: { daysLeft: 5 } })
    await rehearsal.showOrder(({ certificate }) => {
      Reflect.deleteProperty(certificate, field)
    })

    const step = await rehearsal.step({ renew_before: window })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'refused', reissued: 'false' })
    expect(reasonOf(step)).toBe('dates_missing')
    expect(step.outputs['reason']).toContain(field)
    expect(rehearsal.sandbox.accepted.reissues()).toBe(0)
  })

  test.each<[string, Record<string, string>]>([
    ['days need no valid_from', { renew_before: '30' }],
    [
      'a missing name is reason enough',
      { renew_before: '33%', dns_names: 'a.example.com www.example.com' },
    ],
    ['force needs no dates', { renew_before: '33%', force: 'true' }],
  ])('%s', async (_title, inputs) => {
    const rehearsal = await rehearse({ order: { daysLeft: 5 } })
    await rehearsal.showOrder(({ certificate }) => {
      Reflect.deleteProperty(certificate, 'valid_from')
    })

    const step = await rehearsal.step(inputs)

    expect(step.code).toBe(0)
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })
})

describe('the end of the order', () => {
  test.each([20, 21])('refuses a reissue that could not last longer: %s days', async (end) => {
    const rehearsal = await rehearse({ order: { daysLeft: 20, orderDaysLeft: end } })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'refused', order_valid_till: dayFromToday(end) })
    expect(reasonOf(step)).toBe('ends_with_order')
    expect(rehearsal.sandbox.accepted.reissues()).toBe(0)
  })

  test.each<[string, Record<string, string>, number]>([
    ['two days can still be gained', {}, 22],
    ['force is given', { force: 'true' }, 20],
    ['a name is missing', { dns_names: 'www.example.com a.example.com' }, 20],
  ])('reissues up to the end of the order where %s', async (_title, inputs, end) => {
    const rehearsal = await rehearse({ order: { daysLeft: 20, orderDaysLeft: end } })

    const step = await rehearsal.step({ renew_before: '30', ...inputs })

    expect(step.code).toBe(0)
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })

  test('is not in the way while nothing is due', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 60, orderDaysLeft: 60 } })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'skipped' })
  })

  test('is final', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: -1, orderDaysLeft: -1 } })

    const step = await rehearsal.step({ renew_before: '30', force: 'true' })

    expect(step.code).toBe(1)
    expect(reasonOf(step)).toBe('order_ended')
    expect(rehearsal.sandbox.accepted.reissues()).toBe(0)
  })
})

describe('a dry run without a CSR', () => {
  test.each<[string, Record<string, string>, number]>([
    ['planned', { renew_before: '30' }, 12],
    ['planned', {}, 99],
    ['planned', { renew_before: '30', force: 'true' }, 99],
    ['skipped', { renew_before: '30' }, 99],
  ])('says %s, given %o with %s days left', async (status, inputs, daysLeft) => {
    const rehearsal = await rehearse({ order: { daysLeft } })

    const step = await rehearsal.step({
      ...{ csr: '', dry_run: 'true', certificate_path: 'chain.pem' },
      ...inputs,
    })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status, reissued: 'false' })
    expect(step.outputs['certificate_path'] ?? '').toBe('')
    // What a reissue would need is read where one would be sent.
    const more = status === 'planned' ? ['validation'] : []
    expect(rehearsal.calls).toStrictEqual(['order', ...more])
  })

  test('refuses what the real run would refuse', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 20, orderDaysLeft: 20 } })

    const step = await rehearsal.step({ csr: '', dry_run: 'true', renew_before: '30' })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'refused', reissued: 'false' })
    expect(reasonOf(step)).toBe('ends_with_order')
  })

  test('refuses while any reissue waits, unless forced', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 12 } })
    await rehearsal.sandbox.addReissue(rehearsal.order.id, { csr: rehearsal.pair.csr })
    const inputs = { csr: '', dry_run: 'true', renew_before: '30' }

    const [plain, forced] = await Promise.all([
      rehearsal.step(inputs),
      rehearsal.step({ ...inputs, force: 'true' }),
    ])

    expect(plain.code).toBe(1)
    expect(plain.outputs).toMatchObject({ status: 'refused' })
    expect(reasonOf(plain)).toBe('another_pending')
    expect(forced.code).toBe(0)
    expect(forced.outputs).toMatchObject({ status: 'planned' })
  })
})

describe('another reissue waits', () => {
  test.each([{}, { force: 'true' }, { renew_before: '30' }, { dry_run: 'true' }])(
    'the same one is adopted, whoever asked for it, given %o',
    async (inputs) => {
      const rehearsal = await rehearse({ order: { daysLeft: 99 } })
      const request = await rehearsal.sandbox.addReissue(rehearsal.order.id, {
        csr: rehearsal.pair.csr,
        comments: 'by hand',
      })

      const step = await rehearsal.step(inputs)

      expect(step.code).toBe(0)
      expect(step.outputs).toMatchObject({
        reissued: 'false',
        status: 'needs_approval',
        request_id: String(request.id),
        certificate_id: String(request.certificateId),
      })
      expect(reasonOf(step)).toBe('adopted')
      expect(rehearsal.calls).toStrictEqual(['order', 'list'])
    },
  )

  test.each<[string, { names?: string[]; other?: true }]>([
    ['another key', { other: true }],
    ['fewer names', { names: ['example.com'] }],
  ])(
    'one with %s is refused, with its request, its date and the ways out',
    async (_title, wish) => {
      const rehearsal = await rehearse({ order: { daysLeft: 12 } })
      const request = await rehearsal.sandbox.addReissue(rehearsal.order.id, {
        ...(wish.other === undefined && { csr: rehearsal.pair.csr }),
        ...(wish.names !== undefined && { names: wish.names }),
        date: Date.now() - 3 * DAY_MS,
      })

      const step = await rehearsal.step({ renew_before: '30' })

      expect(step.code).toBe(1)
      expect(step.outputs).toMatchObject({ status: 'refused', reissued: 'false' })
      expect(reasonOf(step)).toBe('another_pending')
      expect(step.outputs['reason']).toContain(String(request.id))
      expect(step.outputs['reason']).toContain(dayFromToday(-3))
      expect(rehearsal.sandbox.accepted.reissues()).toBe(0)
    },
  )

  test('a different one does not hold up a run by force', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 99 } })
    const request = await rehearsal.sandbox.addReissue(rehearsal.order.id)

    const step = await rehearsal.step({ renew_before: '30', force: 'true' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ reissued: 'true', status: 'needs_approval' })
    expect(step.outputs['request_id']).not.toBe(String(request.id))
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })

  test.each(['rejected', 'canceled'] as const)('a %s one is not adopted', async (status) => {
    const rehearsal = await rehearse({ order: { daysLeft: 12 } })
    await rehearsal.sandbox.addReissue(rehearsal.order.id, { csr: rehearsal.pair.csr, status })

    const step = await rehearsal.step({ renew_before: '30' })

    expect(step.outputs).toMatchObject({ reissued: 'true' })
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })
})
