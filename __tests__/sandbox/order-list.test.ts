import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { at, get } from '../support/sandboxClient.ts'

const NOW = Date.parse('2026-11-21T12:34:56Z')
let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ now: () => NOW })
})
afterEach(() => sandbox.close())

async function list(query: Record<string, string> = {}) {
  const answer = await get(sandbox, `/order/certificate?${String(new URLSearchParams(query))}`)
  const orders = at(answer.json, 'orders')
  const ids = Array.isArray(orders) ? orders.map((order) => Number(at(order, 'id'))) : []
  return { ...answer, ids, page: at(answer.json, 'page') }
}

test('an entry says what certcentral says', async () => {
  const order = await sandbox.addOrder({ names: ['example.org', 'sub.example.org'], daysLeft: 39 })
  const { json } = await list()
  expect(json).toEqual({
    orders: [
      {
        id: order.id,
        certificate: {
          id: order.current.id,
          common_name: 'example.org',
          dns_names: ['example.org', 'sub.example.org'],
          serial_number: order.current.serialNumber,
          valid_from: '2026-06-15',
          valid_till: '2026-12-30',
          days_remaining: 39,
          signature_hash: 'sha256',
        },
        status: 'issued',
        is_renewed: false,
        date_created: '2026-06-15T00:00:01+00:00',
        organization: { id: 117483, name: 'Example Inc.' },
        container: { id: 14, name: 'Example' },
        product: { name_id: 'ssl_basic', name: 'Basic OV', type: 'ssl_certificate' },
        product_name_id: 'ssl_basic',
        order_valid_till: '2027-06-14',
        has_duplicates: false,
      },
    ],
    page: { total: 1, limit: 0, offset: 0 },
  })
})

test('an empty list may lack its key', async () => {
  expect((await list()).json).toMatchObject({ orders: [] })
  sandbox.switches.emptyLists = 'absent'
  expect((await list()).json).toEqual({ page: { total: 0, limit: 0, offset: 0 } })
})

test('pages of at most 1000 hold every order once', async () => {
  const { orders, others } = sandbox.fill({ orders: 2000, others: 500 })
  expect([orders.length, others.length]).toEqual([2000, 500])
  const seen: number[] = []
  for (let offset = 0; offset < 2500; offset += 1000) {
    const { ids, page } = await list({ limit: '5000', offset: String(offset) })
    expect(page).toEqual({ total: 2500, limit: 1000, offset })
    seen.push(...ids)
  }
  expect(seen).toHaveLength(2500)
  expect(new Set(seen)).toEqual(new Set([...orders, ...others].map(({ id }) => id)))
  expect((await list({ limit: '10', offset: '2500' })).ids).toEqual([])
})

test('an order may come between two pages', async () => {
  sandbox.fill({ orders: 20, others: 0 })
  const first = await list({ limit: '10', sort: '-id' })
  await sandbox.addOrder({ id: 999_999_999 })
  const second = await list({ limit: '10', offset: '10', sort: '-id' })
  expect(second.ids[0]).toBe(first.ids.at(-1))
})

test('filling is quick to make, spread over the calendar, and signed when asked', async () => {
  const { orders, others } = sandbox.fill({ orders: 300, daysLeft: (index) => index - 10 })
  expect(orders[0]?.current.validTill).toBe('2026-11-11')
  expect(orders[299]?.current.validTill).toBe('2027-09-06')
  expect(new Set(others.map(({ status }) => status))).toEqual(
    new Set(['issued', 'canceled', 'revoked', 'rejected', 'pending', 'waiting_pickup', 'expired']),
  )
  const path = `/certificate/${String(orders[42]?.current.id)}/download/format/pem_noroot`
  expect((await get(sandbox, path)).text).toContain('BEGIN CERTIFICATE')
})

test('filters', async () => {
  const named = (names: string[], daysLeft: number, more = {}) =>
    sandbox.addOrder({ names, daysLeft, ...more })
  const one = await named(['a.example', 'x.a.example'], 10)
  const two = await named(['b.example'], 20, { renewed: true, container: { id: 99, name: 'C' } })
  const three = await named(['c.example'], 30, {
    status: 'revoked',
    organization: { id: 7, name: 'O' },
  })
  const four = await named(['d.example'], -5, { status: 'expired', userId: 3 })
  const five = await sandbox.addOrder({ status: 'pending', product: { nameId: 'ssl_ev' } })
  const expected: [string, string, number[]][] = [
    ['id', String(two.id), [two.id]],
    ['status', 'issued', [one.id, two.id, four.id]],
    ['status', 'revoked', [three.id]],
    ['organization_id', '7', [three.id]],
    ['container_id', '99', [two.id]],
    ['product_name_id', 'ssl_ev', [five.id]],
    ['user_id', '3', [four.id]],
    ['common_name', 'A.example', [one.id]],
    ['domain_name', 'x.a.example', [one.id]],
    ['is_renewed', '1', [two.id]],
    ['is_renewed', '0', [one.id, three.id, four.id, five.id]],
    ['certificate_id', String(three.current.id), [three.id]],
    ['serial_number', four.current.serialNumber, [four.id]],
    ['search', 'x.a.ex', [one.id]],
    ['valid_till', '<2026-12-11', [one.id, four.id]],
    ['valid_till', '<=2026-12-11', [one.id, two.id, four.id]],
    ['valid_till', '>2026-12-11', [three.id]],
    ['valid_till', '2026-12-01...2026-12-11', [one.id, two.id]],
    ['valid_till', '2026-12-11', [two.id]],
    ['date_created', '>2099-01-01', []],
  ]
  for (const [name, value, ids] of expected) {
    const found = await list({ [`filters[${name}]`]: value, sort: 'id' })
    expect({ name, value, ids: found.ids }).toEqual({ name, value, ids })
  }
  const several = { 'filters[status][0]': 'revoked', 'filters[status][1]': 'pending', sort: 'id' }
  expect((await list(several)).ids).toEqual([three.id, five.id])
  expect((await list({ 'filters[nothing]': '1' })).status).toBe(400)
  sandbox.switches.filtersIgnored = true
  expect((await list({ 'filters[status]': 'revoked' })).ids).toHaveLength(5)
})

test('sorting', async () => {
  const late = await sandbox.addOrder({ names: ['b.example'], daysLeft: 50 })
  const soon = await sandbox.addOrder({ names: ['a.example'], daysLeft: 5 })
  const same = await sandbox.addOrder({ names: ['a.example'], daysLeft: 50 })
  expect((await list({ sort: 'valid_till' })).ids).toEqual([soon.id, late.id, same.id])
  expect((await list({ sort: '+valid_till' })).ids).toEqual([soon.id, late.id, same.id])
  expect((await list({ sort: '-valid_till,common_name' })).ids).toEqual([same.id, late.id, soon.id])
  expect((await list({ sort: 'nothing' })).status).toBe(400)
})

test('listedValidFrom', async () => {
  const { orders } = sandbox.fill({ orders: 40, others: 0 })
  const shown = async () => {
    const entries = at((await list({ sort: 'id' })).json, 'orders')
    return Array.isArray(entries)
      ? entries.filter((entry) => at(entry, 'certificate', 'valid_from') !== undefined).length
      : undefined
  }
  expect(await shown()).toBe(40)
  sandbox.switches.listedValidFrom = 'mostly'
  expect(await shown()).toBe(orders.filter(({ id }) => id % 4 !== 0).length)
  sandbox.switches.listedValidFrom = 'never'
  expect(await shown()).toBe(0)
})
