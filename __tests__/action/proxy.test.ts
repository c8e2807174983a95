import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { ConnectProxy } from '../support/connectProxy.ts'
import { caFile, newCsr, signalAt, step } from '../support/stage.ts'

/** A name that only the proxy resolves. */
const HOST = 'sandbox.test.digicert.com'

let sandbox: Sandbox
let proxy: ConnectProxy
let order: Order
let inputs: Record<string, string>
let env: Record<string, string>

beforeEach(async () => {
  sandbox = await startSandbox({ tls: { names: [HOST] } })
  proxy = await new ConnectProxy().start()
  order = await sandbox.addOrder()
  const { csr } = await newCsr()
  inputs = { csr, api_url: `https://${HOST}:${sandbox.port}/services/v2` }
  env = { NODE_EXTRA_CA_CERTS: await caFile(sandbox), https_proxy: proxy.url }
})
afterEach(() => Promise.all([sandbox.close(), proxy.close()]))

/** Ends the process after its first failed try: what comes of it is known by then. */
const afterOneTry = signalAt(/try 2 of 4/)

test('a whole run goes through the proxy, end-to-end encrypted', async () => {
  const all = { ...inputs, auto_reissue: 'true' }

  const { code, log, outputs } = await step(sandbox, order, all, { env })

  expect({ code, outputs }).toMatchObject({
    code: 0,
    outputs: { reissued: 'true', auto_reissue: 'true' },
  })
  expect(log).not.toContain('Rehearsal')
  const endpoints = ['order', 'reissue', 'auto-reissue', 'order']
  expect(sandbox.requests.map(({ endpoint }) => endpoint)).toEqual(endpoints)
  expect(new Set(proxy.asked)).toEqual(new Set([`${HOST}:${sandbox.port}`]))
})

test('no_proxy is honoured: the name is then looked up here, where it is unknown', async () => {
  env = { ...env, no_proxy: `localhost,${HOST}` }

  const { code, log } = await step(sandbox, order, inputs, { env, onStart: afterOneTry })

  expect(code).toBe(1)
  expect(log).toMatch(/try 2 of 4 in [\d.]+ s, after: (?:ENOTFOUND|EAI_AGAIN): /)
  expect(proxy.asked).toEqual([])
  expect(sandbox.requests).toEqual([])
})

test('loopback is never sent through the proxy', async () => {
  const { code } = await step(sandbox, order, { ...inputs, api_url: sandbox.url }, { env })

  expect(code).toBe(0)
  expect(proxy.asked).toEqual([])
})

test('a tunnel that stalls ends with the deadline, and the next one is taken', async () => {
  proxy.turns = ['stall', 'open']

  const { code, log } = await step(sandbox, order, { ...inputs, timeout_seconds: '2' }, { env })

  expect(code).toBe(0)
  expect(log).toMatch(/^Reading order \d+: try 2 of 4 in [\d.]+ s, after: .* within 2 s/m)
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

test('a proxy that opens no tunnel for the reissue has not let it through: it is sent again', async () => {
  proxy.turns = ['open', 'refuse', 'open']

  const { code, log } = await step(sandbox, order, inputs, { env })

  expect(code).toBe(0)
  expect(log).toMatch(/^Reissuing order \d+: try 2 of 4 in [\d.]+ s, after: .*statusCode=403/m)
  expect(log).not.toContain('not sent again')
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

test('a proxy that is not there is told as such', async () => {
  await proxy.close()
  env = { ...env, https_proxy: 'http://127.0.0.1:9' }

  const { code, log, outputs } = await step(sandbox, order, inputs, { env, onStart: afterOneTry })

  expect({ code, outputs }).toMatchObject({ code: 1, outputs: { reissued: 'false' } })
  expect(log).toMatch(/after: .*ECONNREFUSED/)
  proxy = await new ConnectProxy().start()
})
