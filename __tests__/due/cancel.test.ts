import type { ChildProcess } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { runDue } from '../support/due/runDue.ts'

test('a cancelled job ends while a page stalls, and puts nothing out', async () => {
  let child: ChildProcess | undefined
  await using sandbox = await startSandbox({
    // The first page is answered, the second never is.
    onRequest: ({ query }) => {
      if (query['offset'] === '900') {
        child?.kill('SIGINT')
      }
    },
  })
  sandbox.fill({ orders: 1500, others: 0, daysLeft: (index) => index % 80 })
  sandbox.addFault({ endpoint: 'orders', fault: 'stall', skip: 1, times: Infinity })
  const { code, log, outputs, summary } = await runDue(
    sandbox,
    { timeout_seconds: '600' },
    { onStart: (started) => (child = started) },
  )
  expect(code).toBe(1)
  expect(log).toContain('::error::The job was canceled')
  expect(Object.keys(outputs)).toEqual(['reason'])
  expect(summary).toContain('❌ Failed')
})
