import { expect, test } from '@jest/globals'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { runDue } from '../support/due/runDue.ts'
import { underNode } from '../support/oldNode.ts'

test('an older Node.js sends nothing', async () => {
  await using sandbox = await startSandbox()

  const result = await runDue(sandbox, {}, { nodeOptions: underNode('20.20.2') })

  expect(result.code).toBe(1)
  expect(result.outputs).toStrictEqual({ reason: expect.stringContaining('20.20.2') })
  expect(sandbox.requests).toEqual([])
})
