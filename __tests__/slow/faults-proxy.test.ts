import { afterAll, expect, jest, test } from '@jest/globals'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { ConnectProxy, type Turn } from '../action/connectProxy.ts'
import { annotations, newCsr, step } from '../action/stage.ts'

jest.setTimeout(5 * 60_000)
const open: (() => Promise<void>)[] = []
afterAll(() => Promise.all(open.map((close) => close())))

const HOST = 'sandbox.test.digicert.com'

async function run(turns: Turn[], timeoutSeconds = 2) {
  const sandbox = await startSandbox({ tls: { names: [HOST] } })
  const proxy = await new ConnectProxy().start()
  open.push(
    () => sandbox.close(),
    () => proxy.close(),
  )
  proxy.turns = turns
  const order = await sandbox.addOrder()
  const { csr } = await newCsr()
  const ca = join(await mkdtemp(join(tmpdir(), 'ca-')), 'ca.pem')
  await writeFile(ca, sandbox.ca)
  const inputs = {
    csr,
    api_url: `https://${HOST}:${sandbox.port}/services/v2`,
    timeout_seconds: String(timeoutSeconds),
  }
  const env = { NODE_EXTRA_CA_CERTS: ca, https_proxy: proxy.url }
  const { code, outputs, ...rest } = await step(sandbox, order, inputs, { env })
  const message = annotations({ code, outputs, ...rest }, 'error').join()
  return {
    code,
    outputs,
    message,
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
