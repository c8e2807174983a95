import { expect, jest, test } from '@jest/globals'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { ConnectProxy, type Turn } from '../support/connectProxy.ts'
import { caFile, codesOf, newCsr, step } from '../support/stage.ts'

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
    errors: codesOf(result).errors,
    tunnels: proxy.asked.length,
    accepted: sandbox.accepted.reissues(order.id),
  }
}

test.concurrent(
  'a proxy that stalls ends each try with the deadline, and the process',
  async () => {
    const { errors, ...end } = await run(['stall'])
    expect(end).toMatchObject({ code: 1, tunnels: 4, accepted: 0, outputs: { reissued: 'false' } })
    expect(errors).toEqual(['timed_out'])
  },
)

test.concurrent(
  'a proxy that refuses CONNECT fails after four tries, and the process ends',
  async () => {
    const { errors, ...end } = await run(['refuse'])
    expect(end).toMatchObject({ code: 1, tunnels: 4, accepted: 0, outputs: { reissued: 'false' } })
    expect(errors).toEqual(['not_connected'])
  },
)

test.concurrent(
  'a tunnel for the reissue that stalls is a lost answer: looked for, not sent again',
  async () => {
    const { errors, ...end } = await run(['open', 'stall', 'open'], 8)
    expect(end).toMatchObject({ code: 1, accepted: 0, outputs: { reissued: '' } })
    expect(errors).toEqual(['lost_absent'])
  },
)
