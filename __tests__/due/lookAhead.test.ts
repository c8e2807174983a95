import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import { HOSTILE_TEXT } from '../../sandbox/faults/answers.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { annotations, dayFromToday } from '../support/stage.ts'
import { runDue, type DueResult } from '../support/due/runDue.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

/** An order whose next reissue nothing will stop; it lasts long enough for one more certificate. */
function add(daysLeft: number, more: NewOrder = {}) {
  return sandbox.addOrder({ daysLeft, orderDaysLeft: 400, ...more })
}

function ahead(inputs: Readonly<Record<string, string>> = {}): Promise<DueResult> {
  return runDue(sandbox, { look_ahead: '60', ...inputs })
}

/** The blockers without their sentences. */
function told({ blockers }: DueResult): unknown[] {
  return blockers.map(({ detail, ...rest }) => {
    expect(detail).not.toBe('')
    return rest
  })
}

const named = { common_name: 'example.com' }

/** What the server was asked about orders, by kind. */
function readings(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { endpoint } of sandbox.requests) {
    counts[endpoint] = (counts[endpoint] ?? 0) + 1
  }
  return counts
}

test('each blocker, sorted by the end of the certificate, and nothing for an order that nothing stops', async () => {
  const dv = { nameId: 'ssl_dv_geotrust', validationType: 'dv' }
  const far = await add(61, { orderDaysLeft: 62, autoReissue: true })
  const double = await add(29, { orderDaysLeft: 100, autoReissue: true })
  const ofDv = await add(27, { product: dv })
  const automatic = await add(26, { autoReissue: true })
  const waiting = await add(25)
  const organization = await add(24, { validation: { organizationDaysLeft: 5 } })
  const domains = await add(23, { validation: { daysLeft: { 'example.com': 10 } } })
  const renewed = await add(22, { renewedBy: far.id, autoReissue: true, orderDaysLeft: 30 })
  const ending = await add(21, { orderDaysLeft: 100 })
  await add(20)
  const request = await sandbox.addReissue(waiting.id)
  const result = await ahead()
  expect(result.code).toBe(0)
  const entries = [
    { order: ending, blocker: 'order_ends', until: dayFromToday(100) },
    { order: renewed, blocker: 'renewed' },
    { order: domains, blocker: 'domain_validation', until: dayFromToday(10) },
    { order: organization, blocker: 'organization_validation', until: dayFromToday(5) },
    { order: waiting, blocker: 'reissue_pending', since: dayFromToday(0) },
    { order: automatic, blocker: 'auto_reissue', until: dayFromToday(-4) },
    { order: ofDv, blocker: 'domain_validation' },
    { order: double, blocker: 'auto_reissue', until: dayFromToday(-1) },
    { order: double, blocker: 'order_ends', until: dayFromToday(100) },
  ]
  expect(told(result)).toEqual(
    entries.map(({ order, ...rest }) => ({ order_id: String(order.id), ...named, ...rest })),
  )
  expect(result.outputs['blockers_count']).toBe('9')
  expect(result.ids).not.toContain(renewed.id)
  const details = Object.fromEntries(
    result.blockers.map(({ blocker, order_id, detail }) => [`${blocker} ${order_id}`, detail]),
  )
  expect(details[`renewed ${String(renewed.id)}`]).toContain(String(far.id))
  expect(details[`reissue_pending ${String(waiting.id)}`]).toContain(String(request.id))
  expect(details[`domain_validation ${String(domains.id)}`]).toContain(
    'example.com, www.example.com',
  )
  // Nine orders within 60 days; the renewed one is read for the order that follows it, unless the list shows it.
  expect(readings()).toMatchObject({ orders: 1, validation: 8 })
  expect(sandbox.connections.tcp).toBe(1)
})

test('the window decides what comes first, and whether the order is long enough', async () => {
  // Due 66 days before the end, which is before DigiCert would ask.
  await add(59, { autoReissue: true })
  // 199 days from now, and 199 days from the day on which 33% are left, are both too long for it.
  const short = await add(59, { orderDaysLeft: 190 })
  const enough = await add(40, { orderDaysLeft: 205 })
  const result = await ahead({ renew_before: '33%' })
  expect(told(result)).toMatchObject([{ order_id: String(short.id), blocker: 'order_ends' }])
  const late = await ahead({ renew_before: '20' })
  expect(told(late)).toContainEqual(
    expect.objectContaining({ order_id: String(enough.id), blocker: 'order_ends' }),
  )
})

test('a pending reissue shows whom it awaits', async () => {
  const approved = await add(20)
  const unvalidated = await add(21, { validation: { daysLeft: { 'example.com': -1 } } })
  sandbox.settings.issueDelay = Infinity
  for (const { id } of [approved, unvalidated]) {
    await sandbox.addReissue(id, { status: 'approved' })
  }
  const { blockers } = await ahead()
  expect(blockers.map(({ order_id, blocker }) => [Number(order_id), blocker])).toEqual([
    [approved.id, 'reissue_pending'],
    [unvalidated.id, 'domain_validation'],
    [unvalidated.id, 'reissue_pending'],
  ])
  expect(blockers[2]?.since).toBe(dayFromToday(0))
  expect(blockers[1]).not.toHaveProperty('until')
})

test('a refused reading hides neither the other orders nor the known blockers of its own', async () => {
  const refused = await add(10, { autoReissue: true })
  const gone = await add(11)
  const ending = await add(12, { orderDaysLeft: 50 })
  sandbox.addFault({ endpoint: 'validation', fault: 'error', status: 403 })
  sandbox.addFault({ endpoint: 'order', fault: 'error', status: 404, skip: 1 })
  const result = await ahead()
  expect(told(result)).toMatchObject([
    { order_id: String(refused.id), blocker: 'auto_reissue' },
    { order_id: String(refused.id), blocker: 'unknown' },
    { order_id: String(gone.id), blocker: 'unknown' },
    { order_id: String(ending.id), blocker: 'order_ends' },
  ])
  expect([result.code, result.ids.length]).toEqual([0, 3])
})

test('after five failures in a row the rest is unknown without asking', async () => {
  for (let day = 1; day <= 8; day += 1) {
    await add(day)
  }
  sandbox.addFault({ endpoint: 'order', fault: 'error', status: 403, times: Infinity })
  const { outputs, blockers, ids } = await ahead()
  expect(blockers.map(({ blocker }) => blocker)).toEqual(Array<string>(8).fill('unknown'))
  expect([outputs['blockers_count'], ids.length]).toEqual(['8', 8])
  expect(readings()).toEqual({ orders: 1, order: 5 })
})

test('a success between failures begins the count anew', async () => {
  for (let day = 1; day <= 10; day += 1) {
    await add(day)
  }
  sandbox.addFault({ endpoint: 'order', fault: 'error', status: 404, times: 4 })
  sandbox.addFault({ endpoint: 'order', fault: 'error', status: 404, skip: 1, times: 4 })
  const { blockers } = await ahead()
  expect(blockers.map(({ blocker }) => blocker)).toEqual(Array<string>(8).fill('unknown'))
  expect(readings()['order']).toBe(10)
})

test('429 in the middle is waited out', async () => {
  await add(5)
  const pending = await add(6, { orderDaysLeft: 10 })
  sandbox.addFault({ endpoint: 'order', fault: 'too_many', skip: 1, retryAfter: '1' })
  sandbox.addFault({ endpoint: 'validation', fault: 'too_many', skip: 1, retryAfter: '1' })
  const result = await ahead()
  expect(told(result)).toMatchObject([{ order_id: String(pending.id), blocker: 'order_ends' }])
  expect(readings()).toEqual({ orders: 1, order: 3, validation: 3 })
})

describe('fail_on_blockers', () => {
  test('fails the step after everything is put out', async () => {
    const order = await add(5, { orderDaysLeft: 10 })
    const result = await ahead({ fail_on_blockers: 'true' })
    expect(result.code).toBe(1)
    expect(annotations(result, 'error')).toHaveLength(1)
    expect([result.outputs['count'], result.outputs['blockers_count']]).toEqual(['1', '1'])
    expect(result.ids).toEqual([order.id])
  })

  test('fails for an unknown blocker too', async () => {
    await add(5)
    sandbox.addFault({ endpoint: 'validation', fault: 'error', status: 403 })
    const result = await ahead({ fail_on_blockers: 'true' })
    expect([result.code, result.outputs['blockers_count']]).toEqual([1, '1'])
  })

  test('does not fail without a blocker', async () => {
    await add(5)
    const result = await ahead({ fail_on_blockers: 'true' })
    expect([result.code, result.outputs['blockers']]).toEqual([0, '[]'])
  })
})

test('without look_ahead no order is read, and there are no blockers', async () => {
  await add(5, { orderDaysLeft: 10 })
  const { outputs } = await runDue(sandbox)
  expect(Object.keys(outputs).sort()).toEqual(['count', 'matrix', 'orders', 'reason', 'total'])
  expect(readings()).toEqual({ orders: 1 })
})

describe('a share of the lifetime', () => {
  test('is of each certificate, without a further request where the list shows its start', async () => {
    sandbox.switches.listedValidFrom = 'always'
    const due = await add(65, { lifetimeDays: 199 })
    await add(67, { lifetimeDays: 199 })
    const short = await add(14, { lifetimeDays: 46 })
    await add(17, { lifetimeDays: 46 })
    const { ids } = await runDue(sandbox, { renew_before: '33%' })
    expect(ids).toEqual([short.id, due.id])
    expect(readings()).toEqual({ orders: 1 })
  })

  test('reads the others one by one, and each once, whatever asks for it', async () => {
    sandbox.switches.listedValidFrom = 'never'
    const due = await add(65, { lifetimeDays: 199 })
    await add(67, { lifetimeDays: 199 })
    const short = await add(14, { lifetimeDays: 46 })
    await add(17, { lifetimeDays: 46 })
    await add(130, { lifetimeDays: 199 })
    await add(133, { lifetimeDays: 199 })
    const { ids } = await ahead({ renew_before: '33%' })
    expect(ids).toEqual([short.id, due.id])
    // Up to 33% of 398 days, which are 131; two of them end within the 60 days of look_ahead.
    expect(readings()).toEqual({ orders: 1, order: 5, validation: 2 })
  })

  test('looks farther where an order lasts longer than public ones', async () => {
    sandbox.switches.listedValidFrom = 'always'
    const near = await add(100, { lifetimeDays: 1095, orderDaysLeft: 900 })
    const far = await add(300, { lifetimeDays: 1095, orderDaysLeft: 900 })
    const { ids } = await runDue(sandbox, { renew_before: '33%' })
    expect(ids).toEqual([near.id, far.id])
    expect(readings()).toEqual({ orders: 2 })
  })

  test('an order whose start is shown nowhere is due late rather than never', async () => {
    sandbox.switches.listedValidFrom = 'never'
    const late = await add(15)
    await add(40)
    sandbox.addFault({ endpoint: 'order', fault: 'error', status: 403, times: Infinity })
    const result = await runDue(sandbox, { renew_before: '33%' })
    expect(result.ids).toEqual([late.id])
    expect(annotations(result, 'warning')).toHaveLength(1)
  })
})

test('a renewed order is named with the order that follows, as the list or the order shows it', async () => {
  await add(5, { renewedBy: 77 })
  await add(6, { renewed: true })
  await add(-2, { renewedBy: 77 })
  const { blockers, ids } = await ahead()
  expect(blockers.map(({ blocker }) => blocker)).toEqual(['renewed', 'renewed'])
  expect(blockers[0]?.detail).toContain('77')
  expect(ids).toEqual([])
})

/** Lists one order as given, once. */
function list(entry: Readonly<Record<string, unknown>>): void {
  const body = JSON.stringify({ orders: [{ status: 'issued', ...entry }], page: { total: 1 } })
  sandbox.addFault({ endpoint: 'orders', fault: 'body', body })
}

test('an order that only its own page shows as renewed is not due', async () => {
  const { id } = await add(5, { renewedBy: 77 })
  list({ id, certificate: { common_name: 'example.com', valid_till: dayFromToday(5) } })
  const result = await ahead()
  expect(told(result)).toEqual([{ order_id: String(id), ...named, blocker: 'renewed' }])
  expect(result.ids).toEqual([])
})

test.each([
  [false, true],
  [undefined, false],
])('an ID of a further order, with is_renewed %p: due %p', async (isRenewed, isDue) => {
  const { id } = await add(5)
  const certificate = { common_name: 'example.com', valid_till: dayFromToday(5) }
  list({ id, is_renewed: isRenewed, renewed_order_id: 77, certificate })
  expect((await runDue(sandbox)).ids).toEqual(isDue ? [id] : [])
})

test('the start of another certificate than the listed one is not taken for its start', async () => {
  const { id } = await add(150, { lifetimeDays: 199 })
  list({ id, certificate: { common_name: 'example.com', valid_till: dayFromToday(15) } })
  const result = await runDue(sandbox, { renew_before: '20%' })
  // 15 days are more than 20% of 46, and less than 20% of 199.
  expect(result.ids).toEqual([])
  expect(annotations(result, 'warning')).toEqual([expect.stringContaining(String(id))])
})

test('hostile text is unaltered in the outputs, and harmless everywhere else', async () => {
  const names = [HOSTILE_TEXT, '##[error]\u2028\u202e::set-output name=x::y']
  const order = await add(5, { names, orderDaysLeft: 10 })
  sandbox.addFault({ endpoint: 'validation', fault: 'hostile', status: 400 })
  const result = await ahead()
  expect(result.blockers).toMatchObject([
    { order_id: String(order.id), common_name: HOSTILE_TEXT, blocker: 'order_ends' },
    { order_id: String(order.id), common_name: HOSTILE_TEXT, blocker: 'unknown' },
  ])
  expect(result.orders[0]).toMatchObject({ common_name: HOSTILE_TEXT, dns_names: names })
  const commands = result.log.split(/\r\n|\r|\n/).filter((line) => /^\s*(::|##\[)|##\[/.test(line))
  expect(commands.filter((line) => !/^::(add-mask|error|warning)::/.test(line))).toEqual([])
  expect(result.summary).not.toMatch(/<(img|script)|\]\(|\n\s*\n|\n#|^\|/m)
})

test('the summary holds 50 rows of blockers, and the total counts them all', async () => {
  const { orders } = sandbox.fill({ orders: 60, others: 0, daysLeft: () => 5 })
  for (const order of orders) {
    order.autoReissue = true
    order.validTill = dayFromToday(400)
  }
  const { outputs, blockers, summary } = await ahead()
  expect([outputs['blockers_count'], blockers.length]).toEqual(['60', 60])
  expect(summary.match(/Auto-reissue/g)).toHaveLength(50)
  expect(summary).toContain('10 more')
})
