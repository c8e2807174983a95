import { afterEach, beforeEach, expect } from '@jest/globals'
import { cp, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { ownAddress } from '../../tools/serveLive.ts'
import { blocksIn, snippetsIn } from '../../tools/snippets.ts'
import { runJob, type JobEnd } from '../support/examples/runJob.ts'
import { onlyJob, type Workflow } from '../support/examples/workflow.ts'
import { run, standIns, testWith, type Ended } from '../support/recipes/server.ts'

// The trial that docs/rehearse.md shows, with the page's own commands; only act is left out, which takes its arguments
// here and hands them to the test.

const SITES = ['www.example.com', 'shop.example.com'] as const

let home: string
let site: string
let address: string
let sandbox: Sandbox
let orders: string[]
let nights: number
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'))
  await symlink(process.cwd(), join(home, 'digicert-reissue'))
  site = await mkdtemp(join(tmpdir(), 'site-'))
  address = ownAddress()
  sandbox = await startSandbox({ approval: true })
  orders = []
  for (const name of SITES) {
    orders.push(String((await sandbox.addOrder({ names: [name], daysLeft: 25 })).id))
  }
  nights = 7000
})
afterEach(async () => {
  await shell('nginx -e stderr -c "$PWD/nginx.conf" -s stop')
  await sandbox.close()
  await Promise.all([home, site].map((folder) => rm(folder, { recursive: true, force: true })))
})

const testHere = testWith('nginx', 'openssl')

testHere(
  'two orders: a night asks, the next deploys, and the one after changes nothing',
  async () => {
    await startSites()
    const before = await serials()

    const first = await night()
    const afterFirst = await serials()
    approve()
    const second = await night()
    const afterSecond = await serials()
    const third = await night()

    expect(afterFirst).toStrictEqual(before)
    expect(first.map(({ steps }) => steps['reissue']?.outputs['status'])).toStrictEqual([
      'needs_approval',
      'needs_approval',
    ])
    expect(first.map(({ steps }) => steps['Deploy'])).toStrictEqual([undefined, undefined])
    expect(second.map(({ isGreen }) => isGreen)).toStrictEqual([true, true])
    expect(afterSecond).toStrictEqual(issued())
    for (const { steps } of third) {
      expect(steps['Deploy']?.log).toContain('is in place and served already.')
    }
    expect(sandbox.accepted.reissues()).toBe(2)
  },
)

testHere.each([
  [
    'the key was overwritten',
    (path: string) => writeFile(join(path, 'next.key'), 'another'),
    ['first', 'live', 'next.key'],
  ],
  [
    'nginx does not take its configuration',
    () => append('nginx.conf', 'no_directive;\n'),
    ['SERIAL', 'first', 'last', 'live', 'next.key'],
  ],
])('when %s, that site is red, both go on, and a later night makes up for it', async (...row) => {
  const [, harm, left] = row
  await startSites()
  await night()
  approve()
  const [www] = SITES
  const folder = join(site, 'srv', www)
  await cp(folder, join(home, 'kept'), { recursive: true })
  const config = await readFile(join(site, 'nginx.conf'), 'utf8')
  const before = await serials()
  await harm(folder)

  const [failed] = await night()
  const [served] = await serials()
  const live = await readlink(join(folder, 'live'))
  const entries = await readdir(folder)
  await writeFile(join(site, 'nginx.conf'), config)
  await cp(join(home, 'kept', 'next.key'), join(folder, 'next.key'))
  const repaired = await night()

  expect(failed?.isGreen).toBe(false)
  expect(served).toBe(before[0])
  expect(live).toBe('first')
  expect(entries.map((name) => (name === issued()[0] ? 'SERIAL' : name)).toSorted()).toStrictEqual(
    left,
  )
  expect(repaired.map(({ isGreen }) => isGreen)).toStrictEqual([true, true])
  await expect(serials()).resolves.toStrictEqual(issued())
})

testHere.each(['TLS_FOLDER', 'RELOAD', 'SERVED_AT'])(
  'nothing changes while the variable %s is not set',
  async (name) => {
    await startSites()
    await night()
    approve()
    const before = await serials()

    const ended = await night({ [`vars.${name}`]: '' })

    expect(ended.map(({ isGreen }) => isGreen)).toStrictEqual([false, false])
    await expect(serials()).resolves.toStrictEqual(before)
    for (const each of SITES) {
      const folder = join(site, 'srv', each)
      await expect(readlink(join(folder, 'live'))).resolves.toBe('first')
      const entries = await readdir(folder)
      expect(entries.toSorted()).toStrictEqual(['first', 'live', 'next.key'])
    }
  },
)

/** Runs the block that makes the sites and starts nginx. */
async function startSites(): Promise<void> {
  const { code, log } = await shell(block('test ! -e srv'))
  expect(code === 0 ? '' : log).toBe('')
}

/** A night of the workflow on the page about scenarios, for both orders, with the variables that the page gives act. */
async function night(otherwise: Record<string, string> = {}): Promise<JobEnd[]> {
  const [definition = ''] = block('night()').split('night && ')
  const { log } = await shell(`${definition}night`)
  const given = log.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
    return name === '' ? [] : [[`vars.${name}`, value] as const]
  })
  const page = snippetsIn(await readFile('docs/scenarios.md', 'utf8'))
  const workflow = page.find(({ name }) => name === 'several-orders')?.workflow ?? ''
  const job = onlyJob(parse(workflow) as Workflow)
  const ended: JobEnd[] = []
  for (const [index, name] of SITES.entries()) {
    const context = {
      ...Object.fromEntries(given),
      ...{ 'vars.DIGICERT_API_URL': sandbox.url, 'secrets.DIGICERT_API_KEY': sandbox.apiKey },
      ...{ 'matrix.order': orders[index] ?? '', 'matrix.site': name },
      ...otherwise,
    }
    nights += 1
    ended.push(
      await runJob(job, { context, eventName: 'schedule', repository: site, runId: nights }),
    )
  }
  return ended
}

/** The block of the page's section that begins with a text, for the test's own address. */
function block(start: string): string {
  const found = blocksIn(PAGE).find(
    ({ heading, text }) => heading === 'Two orders, and a real nginx' && text.startsWith(start),
  )
  if (found === undefined) {
    throw new Error(`the page shows no block "${start}"`)
  }
  return found.text.replaceAll('127.0.0.1:8443', address)
}

/** Runs commands in the folder of the trial; `act` prints its arguments. */
async function shell(script: string): Promise<Ended> {
  const PATH = await standIns(join(home, 'bin'), { act: 'printf "%s\\n" "$@"' })
  return run('bash', ['-c', `cd "$0"\n${script}`, site], { HOME: home, PATH })
}

function approve(): void {
  for (const order of orders) {
    sandbox.issueNow(Number(order))
  }
}

async function append(file: string, text: string): Promise<void> {
  await writeFile(join(site, file), `${await readFile(join(site, file), 'utf8')}${text}`)
}

/** The serial numbers that are served, site by site. */
function serials(): Promise<string[]> {
  return Promise.all(
    SITES.map(async (name) => {
      const { log } = await shell(
        `openssl s_client -connect ${address} -servername ${name} </dev/null 2>/dev/null | openssl x509 -noout -serial`,
      )
      return log.trim().replace('serial=', '')
    }),
  )
}

/** The serial numbers of the orders' newest certificates. */
function issued(): string[] {
  return orders.map((order) => sandbox.order(Number(order)).current.serialNumber)
}

const PAGE = await readFile('docs/rehearse.md', 'utf8')
