import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { HOSTILE_TEXT } from '../../sandbox/faults/answers.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { runDue, type DueResult } from '../support/due/runDue.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

/** Nothing that the server sent became a command, an output or structure. */
function expectTame({ log, summary, outputs }: DueResult): void {
  const commands = log.split(/\r\n|\r|\n/).filter((line) => /^\s*(::|##\[)|##\[/.test(line))
  expect(commands.filter((line) => !/^::(add-mask|error|warning)::/.test(line))).toEqual([])
  expect(Object.keys(outputs).sort()).toEqual(['count', 'matrix', 'orders', 'reason', 'total'])
  expect(summary).not.toMatch(/<(img|script)|\]\(|\n\s*\n|\n#|^\|/m)
  expect(summary.match(/<table>/g)?.length).toBe(summary.match(/<\/table>/g)?.length)
}

test('hostile names change nothing but themselves', async () => {
  const names = [
    HOSTILE_TEXT,
    `*.${HOSTILE_TEXT}`,
    '../../etc/passwd',
    '$(reboot)`id`',
    '\u202e.ex',
  ]
  const orders = []
  for (const name of names) {
    orders.push(await sandbox.addOrder({ names: [name, HOSTILE_TEXT], daysLeft: 5 }))
  }
  const result = await runDue(sandbox)
  expect(result.code).toBe(0)
  expect(result.ids).toEqual(orders.map(({ id }) => id))
  expectTame(result)
  for (const { slug } of result.include) {
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  }
})

test('hostile products and statuses', async () => {
  await sandbox.addOrder({ daysLeft: 5, product: { nameId: HOSTILE_TEXT, name: HOSTILE_TEXT } })
  await sandbox.addOrder({ daysLeft: 5, status: HOSTILE_TEXT })
  const result = await runDue(sandbox)
  expect(result.outputs['count']).toBe('2')
  expectTame(result)
})

test('hostile errors', async () => {
  sandbox.addFault({ endpoint: 'orders', fault: 'hostile', status: 400 })
  const { code, log, summary, outputs } = await runDue(sandbox)
  expect(code).toBe(1)
  expect(Object.keys(outputs)).toEqual(['reason'])
  expectTame({
    log,
    summary,
    outputs: { orders: '', matrix: '', count: '', total: '', reason: '' },
  } as never)
})

test.each(['123abc', '-5', '1.5', '{}', '../../1'])(
  'an ID that is none (%j) is no answer to believe',
  async (id) => {
    const body = JSON.stringify({ orders: [{ id, status: 'issued' }], page: { total: 1 } })
    sandbox.addFault({ endpoint: 'orders', fault: 'body', body })
    const { code, log, outputs } = await runDue(sandbox)
    expect(code).toBe(1)
    expect(log).toMatch(/^::error::.*orders\.0\.id/m)
    expect(outputs['matrix']).toBeUndefined()
  },
)
