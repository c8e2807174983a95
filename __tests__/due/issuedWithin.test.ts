import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { runDue, type DueResult } from '../support/due/runDue.ts'
import { annotations } from '../support/stage.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ approval: true })
})
afterEach(() => sandbox.close())

/** An order whose certificate began so many days ago, and lasts 199 days unless it is told otherwise. */
function begun(daysAgo: number, more: NewOrder = {}) {
  const { lifetimeDays = 199 } = more
  return sandbox.addOrder({ lifetimeDays, daysLeft: lifetimeDays - daysAgo, ...more })
}

/** A night of a fleet. */
function night(inputs: Readonly<Record<string, string>> = {}): Promise<DueResult> {
  return runDue(sandbox, { renew_before: '33%', issued_within: '7', ...inputs })
}

/** How often each kind of request was sent. */
function readings(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { endpoint } of sandbox.requests) {
    counts[endpoint] = (counts[endpoint] ?? 0) + 1
  }
  return counts
}

test('an order whose reissue is approved between two nights is put out by the second, with all fields', async () => {
  const { id } = await begun(180, { orderDaysLeft: 400 })
  await sandbox.addReissue(id)
  const first = await night()
  sandbox.issueNow(id)
  const second = await night()
  const without = await night({ issued_within: '' })

  expect([first.ids, second.ids, without.ids]).toEqual([[id], [id], []])
  expect([second.outputs['count'], second.outputs['total']]).toEqual(['1', '1'])
  const [before] = first.include
  const [entry] = second.include
  expect(Object.keys(entry ?? {})).toEqual(Object.keys(before ?? {}))
  expect(entry).toMatchObject({
    ...{ order_id: String(id), common_name: 'example.com', slug: before?.slug },
    ...{ status: 'issued', valid_till: sandbox.order(id).current.validTill },
  })
})

test('a certificate of any length counts, after those that are due and the newest first', async () => {
  const due = await begun(190)
  const old = await begun(9)
  const last = await begun(6)
  const long = await begun(3, { lifetimeDays: 3000 })
  const short = await begun(1, { lifetimeDays: 30 })
  await begun(2, { renewed: true })
  const { ids, outputs, summary, log } = await night()
  expect(ids).toEqual([due.id, short.id, long.id, last.id])
  expect(outputs['count']).toBe('4')
  expect(outputs['reason']).toMatch(/^1 of \d+ orders is due .* 3 more orders/)
  expect(log.match(/^Due: /gm)).toHaveLength(1)
  expect(log.match(/^Just issued: /gm)).toHaveLength(3)
  expect(summary).toMatch(/<h3>.*7 days<\/h3>/)
  const [dueTable = '', issuedTable = ''] = summary.split('<h3>')
  expect(dueTable).toContain(`example-com-${String(due.id)}<`)
  for (const { id } of [short, long, last]) {
    expect(dueTable).not.toContain(`example-com-${String(id)}<`)
    expect(issuedTable).toContain(`example-com-${String(id)}<`)
  }
  expect(summary).not.toContain(String(old.id))
  expect(readings()).toEqual({ orders: 1 })
})

test('max leaves out the oldest of them first, with a warning of its own', async () => {
  const due = await begun(190)
  const last = await begun(2)
  await begun(5)
  const newest = await begun(1)
  const result = await night({ max: '3' })
  expect(result.ids).toEqual([due.id, newest.id, last.id])
  expect(annotations(result, 'warning')).toEqual([expect.stringMatching(/^1 more order has/)])
})

describe('where the list does not show the start', () => {
  test('it is read one by one, once, and not for an order that is due anyway', async () => {
    sandbox.switches.listedValidFrom = 'never'
    const due = await begun(190)
    await begun(50)
    const issued = await begun(2)
    const { ids } = await night({ renew_before: '30' })
    expect(ids).toEqual([due.id, issued.id])
    expect(readings()).toEqual({ orders: 1, order: 2 })
  })

  test('nor can be read, a warning says so', async () => {
    sandbox.switches.listedValidFrom = 'never'
    const { id } = await begun(2)
    sandbox.addFault({ endpoint: 'order', fault: 'error', status: 403, times: Infinity })
    const result = await night({ renew_before: '30' })
    expect([result.code, result.ids]).toEqual([0, []])
    expect(annotations(result, 'warning')).toEqual([expect.stringContaining(String(id))])
  })
})
