import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../sandbox/api/keys.ts'
import type { NewOrder } from '../sandbox/account/newOrder.ts'
import type { Order } from '../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { runJob, type JobEnd } from './support/examples/runJob.ts'
import { onlyJob, readExample } from './support/examples/workflow.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ approval: false })
})
afterAll(() => sandbox.close())

/** A repository, a server and an order; the order's certificate was made with the repository's CSR. */
class Place {
  readonly order: Order
  readonly repository: string
  readonly server: string
  #runs = 4000

  constructor(order: Order, repository: string, server: string) {
    this.order = order
    this.repository = repository
    this.server = server
  }

  static async make(wish: NewOrder): Promise<Place> {
    const { csr } = await createCsr({ commonName: 'example.com' })
    const repository = await mkdtemp(join(tmpdir(), 'repository-'))
    await mkdir(join(repository, 'tls'))
    await writeFile(join(repository, 'tls/server.csr'), csr)
    await writeFile(join(repository, 'index.html'), '<h1>Site</h1>')
    const order = await sandbox.addOrder({ csr, ...wish })
    return new Place(order, repository, await mkdtemp(join(tmpdir(), 'server-')))
  }

  /** Runs the job of an example, in a workflow run of its own. */
  async run(file: string, eventName: string, inputs: Record<string, string> = {}): Promise<JobEnd> {
    const { workflow } = await readExample(file)
    const given = Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value])
    return runJob(onlyJob(workflow), {
      context: {
        'vars.DIGICERT_API_URL': sandbox.url,
        'vars.DIGICERT_ORDER_ID': String(this.order.id),
        'vars.DEPLOY_TO': this.server,
        'vars.TLS_FOLDER': this.server,
        'secrets.DIGICERT_API_KEY': sandbox.apiKey,
        ...(Object.fromEntries(given) as Record<string, string>),
      },
      ...{ eventName, repository: this.repository, runId: this.#runs++ },
    })
  }

  /** The serial number of the deployed certificate; undefined where none is. */
  async deployed(path = 'chain.pem'): Promise<string | undefined> {
    const pem = await readFile(join(this.server, path), 'utf8').catch(() => undefined)
    return pem === undefined ? undefined : new X509Certificate(pem).serialNumber
  }
}

describe('scheduled.yml', () => {
  test('reissues when due and deploys', async () => {
    const place = await Place.make({ daysLeft: 30 })
    const before = place.order.current.serialNumber

    const job = await place.run('scheduled.yml', 'schedule')

    const { serialNumber } = sandbox.order(place.order.id).current
    expect(job.isGreen).toBe(true)
    expect(job.steps['reissue']?.outputs).toMatchObject({ status: 'issued', reissued: 'true' })
    expect(serialNumber).not.toBe(before)
    await expect(place.deployed()).resolves.toBe(serialNumber)
  })

  test('when not due, brings the current chain, and deploys it once', async () => {
    const place = await Place.make({ daysLeft: 150 })

    const first = await place.run('scheduled.yml', 'schedule')
    const second = await place.run('scheduled.yml', 'schedule')

    expect(first.steps['reissue']?.outputs).toMatchObject({ status: 'skipped' })
    expect(first.steps['Deploy']?.log).toBe('')
    expect(second.steps['Deploy']?.log).toContain('The chain is deployed already.')
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
    await rm(join(place.server, 'chain.pem'))

    const job = await place.run('on-demand.yml', 'workflow_dispatch', inputs)

    expect(job.steps['reissue']?.outputs).toMatchObject({ status: 'skipped', reissued: 'false' })
    const { serialNumber } = sandbox.order(place.order.id).current
    await expect(place.deployed()).resolves.toBe(serialNumber)
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
  })
})

describe('ci-step.yml', () => {
  test('does not wait: what is approved later is deployed by a later push', async () => {
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
    await expect(readFile(join(place.server, 'index.html'), 'utf8')).resolves.toContain('Site')
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
  })
})

describe('key-in-job.yml', () => {
  test('makes no key while none is needed', async () => {
    const place = await Place.make({ daysLeft: 150 })

    const job = await place.run('key-in-job.yml', 'schedule')

    expect(job.isGreen).toBe(true)
    expect(Object.keys(job.steps)).toStrictEqual(['next', 'plan'])
    expect(job.steps['plan']?.outputs).toMatchObject({ status: 'skipped' })
    await expect(readdir(place.server)).resolves.toStrictEqual([])
  })

  test('makes none while somebody must act', async () => {
    const place = await Place.make({ daysLeft: 30 })
    await sandbox.addReissue(place.order.id)

    const job = await place.run('key-in-job.yml', 'schedule')

    expect(job.isGreen).toBe(false)
    expect(job.steps['plan']?.outputs).toMatchObject({ status: 'refused' })
    await expect(readdir(place.server)).resolves.toStrictEqual([])
  })

  test('makes one when due, and deploys it with its certificate', async () => {
    const place = await Place.make({ daysLeft: 30 })

    const job = await place.run('key-in-job.yml', 'schedule')

    const { serialNumber } = sandbox.order(place.order.id).current
    expect(job.isGreen).toBe(true)
    await expectLive(place, serialNumber)
    await expect(readdir(place.server)).resolves.toStrictEqual([serialNumber, 'live'].toSorted())
  })

  test('keeps it while its certificate waits, and for the next one makes another', async () => {
    const place = await Place.make({ daysLeft: 30 })
    sandbox.settings.approval = true
    const { workflow } = await readExample('key-in-job.yml')
    const wait = onlyJob(workflow).steps.find(({ id }) => id === 'reissue')?.with?.['wait_minutes']
    expect(wait).toBe('30')

    // The job that waits is cut off as the runner would cut it off: here, because the request is rejected.
    sandbox.addFault({ endpoint: 'list', fault: 'error', status: 403 })
    const first = await place.run('key-in-job.yml', 'schedule')
    const kept = await readFile(join(place.server, 'next.key'), 'utf8')
    const { mode } = await stat(join(place.server, 'next.key'))
    sandbox.issueNow(place.order.id)
    const second = await place.run('key-in-job.yml', 'schedule')
    sandbox.settings.approval = false

    const { serialNumber } = place.order.current
    expect(first.isGreen).toBe(false)
    expect(first.steps['reissue']?.outputs).toMatchObject({ status: 'needs_approval' })
    expect((mode & 0o777).toString(8)).toBe('600')
    expect(second.isGreen).toBe(true)
    expect(Object.keys(second.steps)).toStrictEqual(['next', 'reissue', 'Deploy'])
    await expectLive(place, serialNumber)
    await expect(readFile(join(place.server, 'live/key.pem'), 'utf8')).resolves.toBe(kept)
    expect(sandbox.accepted.reissues(place.order.id)).toBe(1)
  })

  test('changes key and chain together, and goes on from a deployment that was cut off', async () => {
    const place = await Place.make({ daysLeft: 30 })
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
      [first, serialNumber, 'live'].toSorted(),
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
