import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { annotations, dayFromToday } from '../support/stage.ts'
import { runDue } from '../support/due/runDue.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const ignored = [false, true]

test.each(ignored)(
  'only issued orders and those with a pending reissue, not renewed, within the window (filters ignored: %p)',
  async (filtersIgnored) => {
    sandbox.switches.filtersIgnored = filtersIgnored
    const wanted = [
      await sandbox.addOrder({ daysLeft: -29 }),
      await sandbox.addOrder({ daysLeft: 0 }),
      await sandbox.addOrder({ daysLeft: 7, status: 'reissue_pending' }),
      await sandbox.addOrder({ daysLeft: 30 }),
    ]
    await sandbox.addOrder({ daysLeft: -30 })
    await sandbox.addOrder({ daysLeft: 32 })
    await sandbox.addOrder({ daysLeft: 5, renewed: true })
    await sandbox.addOrder({ status: 'pending' })
    for (const status of ['canceled', 'revoked', 'rejected', 'expired', 'renewed']) {
      await sandbox.addOrder({ daysLeft: 5, status })
    }
    const { ids, orders } = await runDue(sandbox)
    expect(ids).toEqual(wanted.map(({ id }) => id))
    expect(orders.map(({ status }) => status)).toEqual([
      'issued',
      'issued',
      'reissue_pending',
      'issued',
    ])
  },
)

test.each(['processing', 'needs_approval', 'approved', 'waiting_pickup'] as const)(
  'an order stays in the list while its reissue is pending, also where it then shows %s',
  async (status) => {
    sandbox.switches.statusWhilePending = status
    sandbox.settings.issueDelay = Infinity
    const { id } = await sandbox.addOrder({ daysLeft: 5, orderDaysLeft: 400 })
    await sandbox.addReissue(id, { status: 'approved' })
    const { orders, blockers } = await runDue(sandbox, { look_ahead: '30' })
    expect(orders).toMatchObject([{ order_id: String(id), status }])
    expect(blockers).toMatchObject([{ order_id: String(id), blocker: 'reissue_pending' }])
  },
)

test('an order of an unknown status stays in the list', async () => {
  sandbox.switches.statusWhileApproval = 'reissue_requested'
  const { id } = await sandbox.addOrder({ daysLeft: 5 })
  await sandbox.addReissue(id)
  expect((await runDue(sandbox)).ids).toEqual([id])
})

test('the filters are sent', async () => {
  await runDue(sandbox, { container_id: '14', organization_id: '0117483', domain: 'example.com' })
  expect(sandbox.requests.map(({ path, query }) => ({ path, query }))).toEqual([
    {
      path: '/order/certificate',
      query: {
        'filters[valid_till]': `${dayFromToday(-31)}...${dayFromToday(85)}`,
        'filters[is_renewed]': '0',
        'filters[container_id]': '14',
        'filters[organization_id]': '117483',
        sort: 'order_id',
        limit: '1000',
        offset: '0',
      },
    },
  ])
})

test('a window longer than the picture is looked through to its end', async () => {
  const far = await sandbox.addOrder({ daysLeft: 150 })
  expect((await runDue(sandbox, { renew_before: '151.5' })).ids).toEqual([far.id])
})

test("a runner's wrong clock hides no order: the list is read by the server's", async () => {
  const now = (): number => Date.now() + 100 * DAY_MS
  await using later = await startSandbox({ now })
  const order = await later.addOrder({ daysLeft: 5 })
  const { ids } = await runDue(later)
  expect(ids).toEqual([order.id])
  expect(later.requests).toHaveLength(2)
})

test.each(ignored)('container and organization (filters ignored: %p)', async (filtersIgnored) => {
  sandbox.switches.filtersIgnored = filtersIgnored
  const { orders } = sandbox.fill({ orders: 12, others: 0, daysLeft: () => 5 })
  const { ids } = await runDue(sandbox, { container_id: '15', organization_id: '117484' })
  const both = orders.filter((it) => it.container.id === 15 && it.organization.id === 117484)
  expect(both.length).toBe(2)
  expect(ids).toEqual(both.map(({ id }) => id))
})

test('a domain means its subdomains, its wildcards and further names, and no look-alike', async () => {
  const add = (...names: string[]) => sandbox.addOrder({ names, daysLeft: 5 })
  const wanted = [
    await add('shop.example'),
    await add('www.shop.example'),
    await add('*.shop.example'),
    await add('other.example', 'A.B.Shop.Example'),
  ]
  await add('webshop.example')
  await add('shop.example.net')
  await add('example')
  const { ids } = await runDue(sandbox, { domain: 'Shop.Example' })
  expect(ids).toEqual(wanted.map(({ id }) => id))
})

test('an international domain is compared as it is sent', async () => {
  const order = await sandbox.addOrder({ names: ['www.xn--bcher-kva.example'], daysLeft: 5 })
  expect((await runDue(sandbox, { domain: 'bücher.example' })).ids).toEqual([order.id])
})

test('excluded orders are out, whatever separates their IDs', async () => {
  const { orders } = sandbox.fill({ orders: 5, others: 0, daysLeft: () => 5 })
  const [a, b, c, d, e] = orders.map(({ id }) => id)
  const exclude = `${String(a)}, 00${String(b)}\n${String(d)} 99`
  const { ids, outputs } = await runDue(sandbox, { exclude })
  expect(ids).toEqual([c, e])
  expect(outputs['total']).toBe('5')
})

test('an order without an end of its certificate is not due, with a warning', async () => {
  const order = await sandbox.addOrder({ daysLeft: 5 })
  sandbox.addFault({
    endpoint: 'orders',
    fault: 'body',
    body: JSON.stringify({
      orders: [
        { id: order.id, status: 'issued', certificate: { common_name: 'a.example' } },
        { id: 2, status: 'issued', certificate: { valid_till: 'Dec 30, 2026' } },
        { id: 3, status: 'pending' },
      ],
      page: { total: 3 },
    }),
  })
  const result = await runDue(sandbox)
  const { code, outputs } = result
  expect([code, outputs['count'], outputs['total']]).toEqual([0, '0', '3'])
  expect(annotations(result, 'warning')).toEqual([
    expect.stringContaining(`${String(order.id)}, 2`),
  ])
})

test.each(['string', 'number'] as const)(
  'IDs may be a %s, dates may have a time',
  async (idType) => {
    Object.assign(sandbox.switches, { idType, validityDates: 'iso', dnsNames: 'with_blanks' })
    const { orders } = sandbox.fill({ orders: 3, others: 0, daysLeft: (index) => index + 1 })
    const { ids, orders: due } = await runDue(sandbox, { container_id: '14', renew_before: '10' })
    expect(ids).toEqual([orders[0]?.id])
    expect(due[0]).toMatchObject({ days_remaining: 1, valid_till: orders[0]?.current.validTill })
  },
)

test('a key that can only view is enough, and every request reads', async () => {
  sandbox.fill({ orders: 3, others: 3, daysLeft: () => 5 })
  const apiKey = sandbox.addKey({ viewOnly: true })
  const { code, outputs } = await runDue({ url: sandbox.url, apiKey })
  expect([code, outputs['count']]).toEqual([0, '4'])
  expect(new Set(sandbox.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
})

test('the key is masked first, and written nowhere', async () => {
  await sandbox.addOrder({
    daysLeft: 5,
    names: [`${sandbox.apiKey.toLowerCase().slice(0, 20)}.example`],
  })
  const { log, summary, outputs, stderr } = await runDue(sandbox)
  expect(log.split('\n')[0]).toBe(`::add-mask::${sandbox.apiKey}`)
  const rest = [...log.split('\n').slice(1), summary, stderr, ...Object.values(outputs)].join('\n')
  expect(rest).not.toContain(sandbox.apiKey)
})
