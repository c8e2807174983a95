import { mkdtempSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { bundle, bundleOf, bundlePlainly } from './bundle.ts'
import { startDistance } from './distance.ts'
import { measure, medianCost, type Cost } from './measure.ts'
import { stepEnvironment } from './step.ts'

/** A way to reissue a certificate: a command that finds its inputs in its environment. */
export interface Contender {
  readonly name: string
  readonly command: readonly string[]
  /** False for one that sends nothing. */
  readonly reissues: boolean
}

/** Where the server is. */
export interface Network {
  readonly name: string
  readonly tls: boolean
  /** 0 for loopback as it is. */
  readonly roundTripMs: number
}

const HERE = import.meta.dirname

/** The action first, then what it is compared with. */
export async function contenders(against: string | undefined): Promise<readonly Contender[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const node = (name: string, file: string, reissues = true): Contender => ({
    name,
    command: [process.execPath, file],
    reissues,
  })
  return [
    node('this action', join(HERE, '../../dist/index.js')),
    node(
      'bare @actions script',
      await bundle('tools/bench/contenders/bare.js', join(folder, 'bare')),
    ),
    node('the same, as ncc bundles it', bundlePlainly('bare.js', join(folder, 'plain'))),
    node('Node’s fetch', join(HERE, 'contenders/fetch.js')),
    {
      name: 'curl and jq',
      command: ['bash', join(HERE, 'contenders/curl.sh')],
      reissues: true,
    },
    ...(against === undefined
      ? []
      : [node(`dist of ${against}`, await bundleOf(against, join(folder, 'against')))]),
    node(
      '(loading @actions)',
      await bundle('tools/bench/contenders/imports.js', join(folder, 'imports')),
      false,
    ),
    {
      name: '(an empty script)',
      command: [process.execPath, '--eval', '0'],
      reissues: false,
    },
  ]
}

/** Median cost of one lookup and reissue by each contender, in interleaved rounds. */
export async function compare(
  all: readonly Contender[],
  { tls, roundTripMs }: Network,
  rounds: number,
): Promise<Map<Contender, Cost>> {
  const sandbox = await startSandbox(tls ? { tls: {} } : {})
  const distance = roundTripMs > 0 ? await startDistance(sandbox.port, roundTripMs) : undefined
  const url = sandbox.url.replace(String(sandbox.port), String(distance?.port ?? sandbox.port))
  const costs = new Map(all.map((contender): [Contender, Cost[]] => [contender, []]))
  const { csr: oldCsr } = await createCsr({ commonName: 'example.com' })
  const { csr } = await createCsr({ commonName: 'example.com', kind: 'rsa-2048' })
  try {
    // The first round warms files and the sandbox, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      for (let turn = 0; turn < all.length; turn += 1) {
        const contender = all[(round + turn) % all.length]
        if (contender === undefined) {
          continue
        }
        const cost = await runOnce(sandbox, contender, { url, csr, oldCsr })
        if (round > 0) {
          costs.get(contender)?.push(cost)
        }
      }
    }
  } finally {
    distance?.close()
    await sandbox.close()
  }
  return new Map([...costs].map(([contender, list]) => [contender, medianCost(list)]))
}

async function runOnce(
  sandbox: Sandbox,
  { name, command, reissues }: Contender,
  { url, csr, oldCsr }: { url: string; csr: string; oldCsr: string },
): Promise<Cost> {
  const order = await sandbox.addOrder({ daysLeft: 40, csr: oldCsr })
  // Signed now, so that no run waits for it.
  await sandbox.chainOf(order.current.id)
  const ca = sandbox.ca === '' ? {} : caVariables(sandbox.ca)
  const env = stepEnvironment(
    { api_key: sandbox.apiKey, api_url: url, order_id: String(order.id), csr },
    ca,
  )
  const before = { ...sandbox.connections }
  const cost = await measure(command, env['GITHUB_WORKSPACE'] ?? '.', env)
  if (sandbox.accepted.reissues(order.id) !== (reissues ? 1 : 0)) {
    throw new Error(`${name} did not reissue once`)
  }
  const opened = sandbox.connections.tcp - before.tcp
  if (name === 'this action' && opened !== 1) {
    throw new Error(`${name} opened ${String(opened)} connections`)
  }
  return cost
}

let caFile: string | undefined

/** The same CA for Node and for curl. */
function caVariables(ca: string): Record<string, string> {
  caFile ??= join(mkdtempSync(join(tmpdir(), 'ca-')), 'ca.pem')
  writeFileSync(caFile, ca)
  return { NODE_EXTRA_CA_CERTS: caFile, CURL_CA_BUNDLE: caFile }
}
