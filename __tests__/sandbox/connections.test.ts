import { expect, test } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { Agent } from 'node:https'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { get, write } from '../support/sandboxClient.ts'

test('HTTPS for host names that only the caller resolves, over one connection', async () => {
  await using sandbox = await startSandbox({ tls: { names: ['api.digicert.com'] } })
  const order = await sandbox.addOrder()
  expect(sandbox.url).toBe(`https://127.0.0.1:${sandbox.port}/services/v2`)
  const options = { ca: sandbox.ca, servername: 'api.digicert.com', keepAlive: true }
  const agent = new Agent(options)
  const path = `/order/certificate/${order.id}`
  await get(sandbox, path, { agent })
  await get(sandbox, path, { agent })
  await write(sandbox, 'PUT', `${path}/auto-reissue`, { auto_reissue: 1 }, { agent })
  expect(sandbox.connections).toEqual({ tcp: 1, tls: 1 })
  expect(sandbox.requests.map(({ connection }) => connection)).toEqual([1, 1, 1])
  agent.destroy()
})

test('its CA is not the one that signs certificates, and strangers do not trust it', async () => {
  await using sandbox = await startSandbox({ tls: {} })
  expect(new X509Certificate(sandbox.ca).subject).not.toBe(
    new X509Certificate(sandbox.root).subject,
  )
  await expect(get(sandbox, '/', { agent: new Agent() })).rejects.toThrow('unable to verify')
  expect(sandbox.connections.tcp).toBe(1)
})

test('a reset under TLS is a reset', async () => {
  await using sandbox = await startSandbox({ tls: {} })
  const order = await sandbox.addOrder()
  sandbox.addFault({ endpoint: 'order', fault: 'reset' })
  await expect(get(sandbox, `/order/certificate/${order.id}`)).rejects.toThrow('read ECONNRESET')
  sandbox.addFault({ endpoint: 'order', fault: 'reset_in_body' })
  await expect(get(sandbox, `/order/certificate/${order.id}`)).rejects.toThrow('aborted')
})

test('refuse and accept', async () => {
  await using sandbox = await startSandbox()
  const { port } = sandbox
  sandbox.refuse()
  await expect(get(sandbox, '/order/certificate')).rejects.toThrow('ECONNREFUSED')
  await sandbox.accept()
  expect((await get(sandbox, '/order/certificate')).status).toBe(200)
  expect(sandbox.port).toBe(port)
})

test('close ends a call that is stalled, and may be called when nothing listens', async () => {
  await using sandbox = await startSandbox()
  sandbox.addFault({ endpoint: 'orders', fault: 'stall' })
  const stalled = get(sandbox, '/order/certificate').catch((error: unknown) => error)
  while (sandbox.requests.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  sandbox.refuse()
  await sandbox.close()
  expect(await stalled).toMatchObject({ message: 'socket hang up' })
})

test('the hook sees a request before it is handled', async () => {
  await using sandbox = await startSandbox({
    onRequest: async ({ endpoint }) => {
      if (endpoint === 'orders') {
        await sandbox.addOrder()
      }
    },
  })
  expect((await get(sandbox, '/order/certificate')).json).toMatchObject({ page: { total: 1 } })
})
