import { expect, jest, test } from '@jest/globals'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { ConnectProxy, type Turn } from '../support/connectProxy.ts'
import { annotations, caFile, newCsr, step } from '../support/stage.ts'

jest.setTimeout(5 * 60_000)

const HOST = 'sandbox.test.digicert.com'

async function run(turns: Turn[], timeoutSeconds = 2) {
  await using sandbox = await startSandbox({ tls: { names: [HOST] } })
  await using proxy = await new ConnectProxy().start()
  proxy.turns = turns
  const order = await sandbox.addOrder()
  const { csr } = await newCsr()
  const inputs = {
    csr,
    api_url: `https://${HOST}:${sandbox.port}/services/v2`,
    timeout_seconds: String(timeoutSeconds),
  }
  const env = { NODE_EXTRA_CA_CERTS: await caFile(sandbox), https_proxy: proxy.url }
  const result = await step(sandbox, order, inputs, { env })
  return {
    code: result.code,
    outputs: result.outputs,
    message: annotations(result, 'error').join(),
    tunnels: proxy.asked.length,
    accepted: sandbox.accepted.reissues(order.id),
  }
}

test.concurrent(
  'a proxy that stalls ends each try with the deadline, and the process',
  async () => {
    const { message, ...end } = await run(['stall'])
    expect(end).toMatchObject({ code: 1, tunnels: 4, accepted: 0, outputs: { reissued: 'false' } })
    expect(message).toMatch(
      /^Reading order \d+ failed: no whole answer within 2 s \(timeout_seconds\)/,
    )
  },
)

test.concurrent(
  'a proxy that refuses CONNECT fails after four tries, and the process ends',
  async () => {
    const { message, ...end } = await run(['refuse'])
    expect(end).toMatchObject({ code: 1, tunnels: 4, accepted: 0, outputs: { reissued: 'false' } })
    expect(message).toMatch(/^Reading order \d+ failed: .*statusCode=403.* proxy/)
  },
)

test.concurrent(
  'a tunnel for the reissue that stalls is a lost answer: looked for, not sent again',
  async () => {
    const { message, ...end } = await run(['open', 'stall', 'open'], 8)
    expect(end).toMatchObject({ code: 1, accepted: 0, outputs: { reissued: '' } })
    expect(message).toMatch(/no reissue appeared on order \d+/)
  },
)
