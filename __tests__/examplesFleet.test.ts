import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../sandbox/api/keys.ts'
import type { Order } from '../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { serveFolder, type Served } from '../tools/serveLive.ts'
import { runDue, type Entry } from './support/due/runDue.ts'
import { filled, type Context } from './support/examples/expression.ts'
import { runJob, type JobEnd } from './support/examples/runJob.ts'
import { readExample, type Job, type Workflow } from './support/examples/workflow.ts'

// examples/fleet.yml without its last job: the list, and the job of each order in it up to the deployment.

const SITES = [['www.example.com', 'example.com'], ['*.shop.example']] as const

let workflow: Workflow & { readonly env?: Readonly<Record<string, string>> }
let sandbox: Sandbox
let served: Served
let server: string
let repository: string
let orders: Order[]
let nights = 9000
beforeAll(async () => {
  ;({ workflow } = await readExample('fleet.yml'))
  sandbox = await startSandbox({ approval: true, issueDelay: 0 })
  server = await mkdtemp(join(tmpdir(), 'server-'))
  served = await serveFolder(server)
  repository = await mkdtemp(join(tmpdir(), 'repository-'))
  await Promise.all(['tls', 'csrs'].map((folder) => mkdir(join(repository, folder))))
  await copyFile('examples/deploy.sh', join(repository, 'tls/deploy.sh'))
  orders = []
  for (const names of SITES) {
    orders.push(await sandbox.addOrder({ names, daysLeft: 25, orderDaysLeft: 400 }))
  }
  for (const { slug = '', common_name: commonName } of (await list()).include) {
    const { csr, privateKey } = await createCsr({ commonName })
    await writeFile(join(repository, 'csrs', `${slug}.csr`), csr)
    await mkdir(join(server, slug))
    await writeFile(join(server, slug, 'next.key'), privateKey, { mode: 0o600 })
  }
})
afterAll(() => Promise.all([sandbox.close(), served.stop()]))

test('what is approved between two nights is deployed by the second, and left as it is by the third', async () => {
  const first = await night()
  const afterFirst = await deployed()
  for (const { id } of orders) {
    sandbox.issueNow(id)
  }
  const second = await night()
  const afterSecond = await deployed()
  const links = await Promise.all((await readdir(server)).map((slug) => linksOf(slug)))
  const third = await night()

  const status = ({ steps }: JobEnd) => steps['reissue']?.outputs['status']
  expect(first.map(status)).toStrictEqual(['needs_approval', 'needs_approval'])
  expect(afterFirst).toStrictEqual([])
  expect(second.map(status)).toStrictEqual(['skipped', 'skipped'])
  const issued = orders.map(({ id }) => sandbox.order(id).current.serialNumber)
  expect(afterSecond).toStrictEqual(issued.toSorted())
  expect([...first, ...second, ...third].map(({ isGreen }) => isGreen)).not.toContain(false)
  expect(third.map(({ steps }) => steps['deploy']?.log)).toStrictEqual(
    third.map(() => expect.stringContaining('is in place and served already.')),
  )
  expect(third).toHaveLength(2)
  await expect(
    Promise.all((await readdir(server)).map((slug) => linksOf(slug))),
  ).resolves.toStrictEqual(links)
  expect(sandbox.accepted.reissues()).toBe(2)
})

test('an empty TLS_FOLDER changes nothing', async () => {
  const ended = await night({ 'vars.TLS_FOLDER': '' })

  expect(ended.map(({ isGreen }) => isGreen)).toStrictEqual([false, false])
  expect(ended[0]?.steps['deploy']?.log).toContain('TLS_ROOT: is empty')
})

/** What the workflow lists, by its own inputs. */
async function list(): Promise<{ readonly include: readonly Entry[] }> {
  const step = workflow.jobs['due']?.steps.find(({ id }) => id === 'due')
  const context = {
    ...envContext(),
    'vars.DIGICERT_API_URL': sandbox.url,
    'secrets.DIGICERT_VIEW_KEY': sandbox.apiKey,
  }
  const inputs = Object.entries(step?.with ?? {}).map(([name, value]) => [
    name,
    filled(String(value), context),
  ])
  return runDue(sandbox, Object.fromEntries(inputs) as Record<string, string>)
}

/** A night: the list, and the job of each order, where a person must approve. */
async function night(otherwise: Context = {}): Promise<JobEnd[]> {
  const { include } = await list()
  const ends: JobEnd[] = []
  for (const entry of include) {
    const context = {
      ...envContext(),
      'vars.DIGICERT_API_URL': sandbox.url,
      'vars.TLS_FOLDER': server,
      'vars.RELOAD': 'true',
      'vars.SERVED_AT': served.address,
      'secrets.DIGICERT_API_KEY': sandbox.apiKey,
      'matrix.order_id': entry.order_id,
      'matrix.common_name': entry.common_name,
      'matrix.slug': entry.slug,
      ...otherwise,
    }
    const options = { context, eventName: 'schedule', repository, runId: nights++ }
    ends.push(await runJob(untilDeployed(), options))
  }
  return ends
}

/** The job of an order up to the deployment, with the wait that its comment gives for approvals. */
function untilDeployed(): Job {
  const { steps = [], ...job } = workflow.jobs['reissue'] ?? {}
  const last = steps.findIndex(({ id }) => id === 'deploy')
  return {
    ...job,
    steps: steps
      .slice(0, last + 1)
      .map((step) =>
        step.id === 'reissue' ? { ...step, with: { ...step.with, wait_minutes: '0' } } : step,
      ),
  }
}

function envContext(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(workflow.env ?? {}).map(([name, value]) => [`env.${name}`, value]),
  )
}

/** The serial numbers of the certificates that are in place. */
async function deployed(): Promise<string[]> {
  const chains = await Promise.all(
    (await readdir(server)).map((slug) =>
      readFile(join(server, slug, 'live/chain.pem')).catch(() => undefined),
    ),
  )
  return chains
    .flatMap((chain) => (chain === undefined ? [] : new X509Certificate(chain).serialNumber))
    .toSorted()
}

async function linksOf(slug: string): Promise<unknown[]> {
  const folder = join(server, slug)
  return [slug, await readdir(folder), await readlink(join(folder, 'live'))]
}
