import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../sandbox/api/keys.ts'
import type { NewOrder } from '../sandbox/account/newOrder.ts'
import type { Order } from '../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { serveFolder, type Served } from '../tools/serveLive.ts'
import { runJob, type JobEnd } from './support/examples/runJob.ts'
import { onlyJob, readExample } from './support/examples/workflow.ts'

let sandbox: Sandbox
const servers: Served[] = []
beforeAll(async () => {
  sandbox = await startSandbox({ approval: false, issueDelay: 0 })
})
afterAll(async () => {
  await Promise.all([sandbox.close(), ...servers.map((server) => server.stop())])
})

/**
 * A repository, a server with the key of the repository's CSR, and an order, whose certificate was made with that CSR.
 */
class Place {
  readonly order: Order
  readonly repository: string
  readonly server: string
  readonly site: string
  readonly #address: string
  #runs = 4000

  private constructor(order: Order, repository: string, server: string, address: string) {
    this.order = order
    this.repository = repository
    this.server = server
    this.site = join(repository, 'site')
    this.#address = address
  }

  static async make(wish: NewOrder): Promise<Place> {
    const { csr, privateKey } = await createCsr({ commonName: 'example.com' })
    const repository = await mkdtemp(join(tmpdir(), 'repository-'))
    await mkdir(join(repository, 'tls'))
    await mkdir(join(repository, 'site'))
    await writeFile(join(repository, 'tls/server.csr'), csr)
    await copyFile('examples/deploy.sh', join(repository, 'tls/deploy.sh'))
    await writeFile(join(repository, 'index.html'), '<h1>Site</h1>')
    const order = await sandbox.addOrder({ csr, ...wish })
    const server = await mkdtemp(join(tmpdir(), 'server-'))
    await writeFile(join(server, 'next.key'), privateKey, { mode: 0o600 })
    const served = await serveFolder(server)
    servers.push(served)
    return new Place(order, repository, server, served.address)
  }

  /** Takes the key of the repository's CSR away, where the example makes its own. */
  async withoutKey(): Promise<this> {
    await rm(join(this.server, 'next.key'))
    return this
  }

  /** Runs the job of an example, in a workflow run of its own. */
  async run(file: string, eventName: string, inputs: Record<string, string> = {}): Promise<JobEnd> {
    const { workflow } = await readExample(file)
    const given = Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value])
    return runJob(onlyJob(workflow), {
      context: {
        'vars.DIGICERT_API_URL': sandbox.url,
        'vars.DIGICERT_ORDER_ID': String(this.order.id),
        'vars.SITE_FOLDER': this.site,
        'vars.TLS_FOLDER': this.server,
        'vars.RELOAD': 'true',
        'vars.SERVED_AT': this.#address,
        'secrets.DIGICERT_API_KEY': sandbox.apiKey,
        ...(Object.fromEntries(given) as Record<string, string>),
      },
      ...{ eventName, repository: this.repository, runId: this.#runs++ },
    })
  }

  /** The serial number of the deployed certificate; undefined where none is. */
  async deployed(): Promise<string | undefined> {
    const pem = await readFile(join(this.server, 'live/chain.pem'), 'utf8').catch(() => undefined)
    return pem === undefined ? undefined : new X509Certificate(pem).serialNumber
  }
}

describe('scheduled.yml', () => {
  test('reissues when due, and deploys the night after', async () => {
    const place = await Place.make({ daysLeft: 30 })
    const before = place.order.current.serialNumber

    const first = await place.run('scheduled.yml', 'schedule')
    const second = await place.run('scheduled.yml', 'schedule')

    const { serialNumber } = sandbox.order(place.order.id).current
    expect([first.isGreen, second.isGreen]).toStrictEqual([true, true])
    expect(first.steps['reissue']?.outputs).toMatchObject({ status: 'pending', reissued: 'true' })
    expect(second.steps['reissue']?.outputs).toMatchObject({ reissued: 'false' })
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
    expect(serialNumber).not.toBe(before)
    await expect(place.deployed()).resolves.toBe(serialNumber)
  })

  test('when not due, brings the live chain, and deploys it once', async () => {
    const place = await Place.make({ daysLeft: 150 })

    const first = await place.run('scheduled.yml', 'schedule')
    const second = await place.run('scheduled.yml', 'schedule')

    expect(first.steps['reissue']?.outputs).toMatchObject({ status: 'skipped' })
    expect(first.steps['Deploy']?.log).toContain('is in place and served.')
    expect(second.steps['Deploy']?.log).toContain('is in place and served already.')
    await expect(place.deployed()).resolves.toBe(place.order.current.serialNumber)
    expect(sandbox.accepted.reissues(place.order.id)).toBe(0)
  })

  test('is red, and deploys nothing, when only a renewal can help', async () => {
    const place = await Place.make({ daysLeft: 10, orderDaysLeft: 10 })

    const job = await place.run('scheduled.yml', 'schedule')

    expect(job.isGreen).toBe(false)
    expect(job.steps['reissue']?.outputs).toMatchObject({ status: 'refused' })
    await expect(place.deployed()).resolves.toBeUndefined()
  })
})

describe('on-demand.yml', () => {
  test.each([
    ['true', 'true', 'planned'],
    ['true', 'false', 'skipped'],
  ])('dry_run %s, force %s: %s, and nothing is deployed', async (dryRun, force, status) => {
    const place = await Place.make({ daysLeft: 150 })

    const job = await place.run('on-demand.yml', 'workflow_dispatch', { dry_run: dryRun, force })

    expect(job.isGreen).toBe(true)
    expect(job.steps['reissue']?.outputs).toMatchObject({ status })
    expect(sandbox.accepted.reissues(place.order.id)).toBe(0)
    await expect(place.deployed()).resolves.toBeUndefined()
  })

  test('force reissues and deploys though nothing is due', async () => {
    const place = await Place.make({ daysLeft: 150 })
    const inputs = { dry_run: 'false', force: 'true' }

    const job = await place.run('on-demand.yml', 'workflow_dispatch', inputs)

    expect(job.steps['reissue']?.outputs).toMatchObject({ status: 'issued', reissued: 'true' })
    const { serialNumber } = sandbox.order(place.order.id).current
    await expect(place.deployed()).resolves.toBe(serialNumber)
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
  })

  test('started again, deploys what was issued and asks for nothing', async () => {
    const place = await Place.make({ daysLeft: 30 })
    const inputs = { dry_run: 'false', force: 'false' }
    await place.run('on-demand.yml', 'workflow_dispatch', inputs)
    await rm(join(place.server, 'live'))
    const [deployed = ''] = await readdir(place.server)
    await copyFile(join(place.server, deployed, 'key.pem'), join(place.server, 'next.key'))

    const job = await place.run('on-demand.yml', 'workflow_dispatch', inputs)

    expect(job.steps['reissue']?.outputs).toMatchObject({ status: 'skipped', reissued: 'false' })
    const { serialNumber } = sandbox.order(place.order.id).current
    await expect(place.deployed()).resolves.toBe(serialNumber)
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
  })
})

describe('ci-step.yml', () => {
  test('does not wait: a reissue that is approved later is deployed by a later push', async () => {
    const place = await Place.make({ daysLeft: 30 })
    const before = place.order.current.serialNumber
    sandbox.settings.approval = true

    const first = await place.run('ci-step.yml', 'push')
    const second = await place.run('ci-step.yml', 'push')
    const deployed = await place.deployed()
    sandbox.issueNow(place.order.id)
    const third = await place.run('ci-step.yml', 'push')
    sandbox.settings.approval = false

    expect([first, second, third].map(({ isGreen }) => isGreen)).toStrictEqual([true, true, true])
    expect(first.steps['reissue']?.outputs).toMatchObject({ status: 'needs_approval' })
    expect(second.steps['reissue']?.outputs).toMatchObject({
      ...{ status: 'needs_approval', reissued: 'false' },
    })
    expect(deployed).toBeUndefined()
    expect(third.steps['reissue']?.outputs).toMatchObject({ status: 'skipped' })
    const { serialNumber } = place.order.current
    expect(serialNumber).not.toBe(before)
    await expect(place.deployed()).resolves.toBe(serialNumber)
    await expect(readFile(join(place.site, 'index.html'), 'utf8')).resolves.toContain('Site')
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
  })
})

describe('key-in-job.yml', () => {
  test('makes no key while none is needed', async () => {
    const place = await (await Place.make({ daysLeft: 150 })).withoutKey()

    const job = await place.run('key-in-job.yml', 'schedule')

    expect(job.isGreen).toBe(true)
    expect(Object.keys(job.steps)).toStrictEqual(['next', 'plan'])
    expect(job.steps['plan']?.outputs).toMatchObject({ status: 'skipped' })
    await expect(readdir(place.server)).resolves.toStrictEqual([])
  })

  test('makes none while a person has to act', async () => {
    const place = await (await Place.make({ daysLeft: 30 })).withoutKey()
    await sandbox.addReissue(place.order.id)

    const job = await place.run('key-in-job.yml', 'schedule')

    expect(job.isGreen).toBe(false)
    expect(job.steps['plan']?.outputs).toMatchObject({ status: 'refused' })
    await expect(readdir(place.server)).resolves.toStrictEqual([])
  })

  test('makes one when due, and deploys it with its certificate', async () => {
    const place = await (await Place.make({ daysLeft: 30 })).withoutKey()

    const first = await place.run('key-in-job.yml', 'schedule')
    const second = await place.run('key-in-job.yml', 'schedule')

    const { serialNumber } = sandbox.order(place.order.id).current
    expect([first.isGreen, second.isGreen]).toStrictEqual([true, true])
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
    await expectLive(place, serialNumber)
    await expect(readdir(place.server)).resolves.toStrictEqual([serialNumber, 'live'].toSorted())
  })

  test('keeps it while its certificate waits, and for the next one makes another', async () => {
    const place = await (await Place.make({ daysLeft: 30 })).withoutKey()
    sandbox.settings.approval = true
    const first = await place.run('key-in-job.yml', 'schedule')
    const kept = await readFile(join(place.server, 'next.key'), 'utf8')
    const { mode } = await stat(join(place.server, 'next.key'))
    sandbox.issueNow(place.order.id)
    const second = await place.run('key-in-job.yml', 'schedule')
    sandbox.settings.approval = false

    const { serialNumber } = place.order.current
    expect(first.isGreen).toBe(true)
    expect(first.steps['reissue']?.outputs).toMatchObject({ status: 'needs_approval' })
    expect((mode & 0o777).toString(8)).toBe('600')
    expect(second.isGreen).toBe(true)
    expect(Object.keys(second.steps)).toStrictEqual(['next', 'reissue', 'Deploy'])
    await expectLive(place, serialNumber)
    await expect(readFile(join(place.server, 'live/key.pem'), 'utf8')).resolves.toBe(kept)
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
  })

  test('changes key and chain together, and goes on from a deployment that was cut off', async () => {
    const place = await (await Place.make({ daysLeft: 30 })).withoutKey()
    await place.run('key-in-job.yml', 'schedule')
    await place.run('key-in-job.yml', 'schedule')
    const first = await readlink(join(place.server, 'live'))
    // The next certificate is issued and written, and then the runner dies.
    const { csr, privateKey } = await createCsr({ commonName: 'example.com' })
    await writeFile(join(place.server, 'next.key'), privateKey)
    await writeFile(join(place.server, 'next.csr'), csr)
    await sandbox.addReissue(place.order.id, { csr, status: 'issued' })

    const job = await place.run('key-in-job.yml', 'schedule')

    const { serialNumber } = sandbox.order(place.order.id).current
    expect(job.steps['reissue']?.outputs).toMatchObject({ status: 'skipped', reissued: 'false' })
    expect(first).not.toBe(serialNumber)
    await expectLive(place, serialNumber)
    await expect(readdir(place.server)).resolves.toStrictEqual(
      [first, serialNumber, 'last', 'live'].toSorted(),
    )
  })

  async function expectLive(place: Place, serialNumber: string): Promise<void> {
    const live = join(place.server, 'live')
    const key = await readFile(join(live, 'key.pem'), 'utf8')
    const leaf = new X509Certificate(await readFile(join(live, 'chain.pem'), 'utf8'))
    expect(leaf.serialNumber).toBe(serialNumber)
    expect(leaf.checkPrivateKey(createPrivateKey(key))).toBe(true)
    expect(((await stat(join(live, 'key.pem'))).mode & 0o777).toString(8)).toBe('600')
  }
})
