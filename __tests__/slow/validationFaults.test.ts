import { expect, jest, test } from '@jest/globals'
import type { Fault } from '../../sandbox/faults/faults.ts'
import { rehearse } from '../support/rehearsal.ts'
import { codesOf } from '../support/stage.ts'

// They mostly wait, so they wait together.
jest.setTimeout(180_000)

const CALLS = ['validation', 'dcv-random-value', 'dcv-method', 'check-dcv'] as const

/** Every kind of response that is none. */
const RESPONSES: readonly (readonly [string, Pick<Fault, 'fault' | 'status'>])[] = [
  ...[400, 403, 404, 500].map((status) => [String(status), { fault: 'error', status }] as const),
  ['429', { fault: 'too_many' }],
  ['HTML', { fault: 'html' }],
  ['garbage', { fault: 'truncated' }],
  ['silence', { fault: 'stall' }],
]

const ROWS = CALLS.flatMap((endpoint) =>
  RESPONSES.map(([title, fault]) => [endpoint, title, fault] as const),
)

// The calls about domain validation only help: whatever they answer, the certificate comes.
test.concurrent.each(ROWS)('%s answers %s', async (endpoint, _title, fault) => {
  const rehearsal = await rehearse({
    order: { product: { validationType: 'dv' } },
    account: { validateAfter: 6000 },
  })
  const { order, sandbox } = rehearsal
  // Adopted, so that the value has to be asked for.
  await sandbox.addReissue(order.id, { csr: rehearsal.pair.csr, status: 'approved' })
  sandbox.addFault({ endpoint, times: Infinity, when: 'after', ...fault })

  // A method that is set brings the value along.
  const method = endpoint === 'dcv-method' ? { dcv_method: 'dns-cname-token' } : {}
  const step = await rehearsal.step({ wait_minutes: '0.8', ...method })

  expect(sandbox.requests.some((entry) => entry.endpoint === endpoint)).toBe(true)
  expect(step.code).toBe(0)
  expect(step.outputs).toMatchObject({ status: 'issued', reissued: 'false' })
  expect(step.outputs['dcv_records'] ?? '').toBe('')
  expect(sandbox.accepted.reissues()).toBe(0)
  const failed = codesOf(step).events.filter((code) => code === 'dcv_call_failed')
  expect(failed.length).toBeLessThanOrEqual(1)
})
