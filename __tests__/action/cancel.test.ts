import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { codesOf, newCsr, signalAt, step } from '../support/stage.ts'

// Each step here would go on for an hour or more: that the test ends is what it shows.
const LONG = { timeout_seconds: '3600', wait_minutes: '350' }

let sandbox: Sandbox
let order: Order
let csr: string
let workspace: string

beforeEach(async () => {
  sandbox = await startSandbox()
  order = await sandbox.addOrder()
  ;({ csr } = await newCsr())
  workspace = await mkdtemp(join(tmpdir(), 'step-'))
})
afterEach(() => sandbox.close())

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a wait, and keeps what is known',
  async (signal) => {
    const inputs = { csr, certificate_path: 'chain.pem', ...LONG }
    const onStart = signalAt(/Event: waiting/, signal)

    const result = await step(sandbox, order, inputs, { onStart, workspace })

    const request_id = String(order.requests.at(-1)?.id)
    expect(result).toMatchObject({
      code: 1,
      outputs: { reissued: 'true', status: 'needs_approval', request_id },
    })
    expect(codesOf(result).errors).toEqual(['canceled'])
    expect(result.summary).toContain('The job was canceled')
    expect(await readdir(workspace)).toEqual([])
  },
)

test('a read that stalls is cut off', async () => {
  sandbox = await restarted({ endpoint: 'order', fault: 'stall' })

  const { code, outputs } = await step(sandbox, order, { csr, ...LONG }, signalled())

  expect({ code, outputs }).toMatchObject({ code: 1, outputs: { reissued: 'false' } })
  expect(outputs['reason']).toContain('The job was canceled')
  expect(sandbox.requests).toHaveLength(1)
})

test('a download that is under way leaves no file, whole or half', async () => {
  sandbox = await restarted({ endpoint: 'download', fault: 'stall_in_body' })
  const inputs = { csr, skip_approval: 'true', certificate_path: 'chain.pem', ...LONG }

  const { code, outputs } = await step(sandbox, order, inputs, {
    ...signalled(),
    workspace,
  })

  expect({ code, outputs }).toMatchObject({
    code: 1,
    outputs: { reissued: 'true', status: 'issued' },
  })
  expect(outputs).not.toHaveProperty('certificate_path')
  expect(await readdir(workspace)).toEqual([])
})

test('the search for a lost response ends, and the outcome stays unknown', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'reset', when: 'before' })
  const onStart = signalAt(/Event: response_lost/)

  const { code, outputs } = await step(sandbox, order, { csr, ...LONG }, { onStart })

  expect({ code, outputs }).toMatchObject({ code: 1, outputs: { reissued: '' } })
  expect(outputs['reason']).toContain('the job was canceled')
  expect(sandbox.requests.filter(({ endpoint }) => endpoint === 'reissue')).toHaveLength(1)
})

test('a wait for the rate limit ends, and nothing is sent any more', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '800', times: Infinity })
  const onStart = signalAt(/Event: rate_limited/)

  const { code, outputs } = await step(sandbox, order, { csr }, { onStart })

  expect({ code, outputs }).toMatchObject({ code: 1 })
  expect(outputs['reason']).toContain('The job was canceled')
  expect(sandbox.requests.filter(({ endpoint }) => endpoint === 'reissue')).toHaveLength(1)
  expect(sandbox.accepted.reissues(order.id)).toBe(0)
})

test('a reissue that is under way is let finish, so that its IDs are known', async () => {
  let child: ChildProcess | undefined
  await sandbox.close()
  sandbox = await startSandbox({
    answerDelay: 300,
    onRequest: ({ endpoint }) => {
      if (endpoint === 'reissue') {
        child?.kill('SIGINT')
      }
    },
  })
  order = await sandbox.addOrder()

  const { code, outputs } = await step(
    sandbox,
    order,
    { csr, ...LONG },
    { onStart: (started) => (child = started) },
  )

  const request_id = String(order.requests.at(-1)?.id)
  expect({ code, outputs }).toMatchObject({ code: 1, outputs: { reissued: 'true', request_id } })
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

const started: { child?: ChildProcess } = {}

/** A sandbox with a fault, which has the process signalled when its endpoint is asked for the first time. */
async function restarted(fault: {
  endpoint: 'order' | 'download'
  fault: 'stall' | 'stall_in_body'
}): Promise<Sandbox> {
  await sandbox.close()
  const fresh = await startSandbox({
    faults: [fault],
    onRequest: ({ endpoint }) => {
      // The stall itself begins a moment later.
      if (endpoint === fault.endpoint) {
        setTimeout(() => started.child?.kill('SIGINT'), 200)
      }
    },
  })
  order = await fresh.addOrder()
  return fresh
}

function signalled(): { onStart: (child: ChildProcess) => void } {
  return { onStart: (child) => (started.child = child) }
}
