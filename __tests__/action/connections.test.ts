import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { caFile, newCsr, signalAt, step } from '../support/stage.ts'

let sandbox: Sandbox
let order: Order
let csr: string

beforeEach(async () => {
  sandbox = await startSandbox({ tls: {} })
  order = await sandbox.addOrder()
  ;({ csr } = await newCsr())
})
afterEach(() => sandbox.close())

test('one TCP connection and one TLS handshake for lookup, POST, PUT and read-back', async () => {
  const env = { NODE_EXTRA_CA_CERTS: await caFile(sandbox) }
  const inputs = { csr, skip_approval: 'true', auto_reissue: 'true' }

  const { code } = await step(sandbox, order, inputs, { env })

  expect(code).toBe(0)
  const endpoints = ['order', 'reissue', 'auto-reissue', 'order', 'validation']
  expect(sandbox.requests.map(({ endpoint }) => endpoint)).toEqual(endpoints)
  expect(sandbox.connections).toEqual({ tcp: 1, tls: 1 })
})

test('a rehearsal never loads Node’s own fetch, which would take longer than its requests', async () => {
  const told = "process.once('exit', () => console.log('modules: ' + process.moduleLoadList))"
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(told)}` }
  // Only the module for plain HTTP has properties that load it.
  await using plain = await startSandbox()

  const inputs = { csr, skip_approval: 'true' }
  const { code, log } = await step(plain, await plain.addOrder(), inputs, { env })

  expect(code).toBe(0)
  expect(log).toMatch(/^modules: .*NativeModule http\b/m)
  expect(log).not.toMatch(/^modules: .*undici/m)
})

test('a server whose certificate is not trusted never sees the key', async () => {
  // What comes of it is known after the first try; the others are the same.
  const onStart = signalAt(/try 2 of 4/)

  const { code, log, outputs } = await step(sandbox, order, { csr }, { onStart })

  expect({ code, outputs }).toMatchObject({ code: 1, outputs: { reissued: 'false' } })
  expect(log).toContain('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  // Another try would find the same certificate.
  expect(log).not.toMatch(/try 2/)
  expect(sandbox.requests).toEqual([])
})
