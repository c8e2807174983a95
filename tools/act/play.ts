import { X509Certificate } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { serveFolder, type Served } from '../serveLive.ts'
import { changedAsShown, snippetsIn } from '../snippets.ts'
import { artifactActions } from './artifacts.ts'
import type { Case, Run } from './cases.ts'
import { startIssueTracker, type IssueTracker } from './issues.ts'
import { runWorkflow, type Job, type Ran } from './run.ts'
import { userRepository } from './tree.ts'

/** Where a case is played, and with what. */
export interface Stage {
  readonly act: string
  /** The repository that `OWNER/digicert-reissue@v1` is. */
  readonly action: string
  /** A folder of its own. */
  readonly folder: string
}

/** The stand-ins and the IDs of the orders, and a server that serves what is in `TLS_FOLDER`. */
interface Account {
  readonly tracker: IssueTracker
  readonly sandbox: Sandbox
  readonly orderIds: readonly string[]
  readonly server: Served
}

/** What came of one run of a case. */
export interface Played extends Ran {
  /** The differences from what the case expects. */
  readonly faults: readonly string[]
}

/** Runs the workflow of a case as often as it says, and stops at the first run that did not end as it should. */
export async function play(scene: Case, stage: Stage): Promise<Played> {
  const account = scene.account && (await openAccount(scene.account, stage))
  try {
    const job = await jobOf(scene, stage, account)
    await using beside = account && (await scene.beside?.(account.sandbox, stage.folder))
    let last: Played | undefined
    for (const run of scene.runs) {
      const args = [...job.args, ...(beside?.args ?? []), ...(run.args ?? [])]
      const ran = await runWorkflow({ ...job, args })
      const left = (await beside?.faults()) ?? []
      last = { ...ran, faults: [...faultsOf(run, ran, stage, account), ...left] }
      if (last.faults.length > 0) {
        return last
      }
    }
    if (last === undefined) {
      throw new Error(`${scene.workflow} has no run`)
    }
    return last
  } finally {
    await Promise.all([account?.sandbox.close(), account?.server.stop(), account?.tracker.close()])
  }
}

async function openAccount(
  { orders, ...options }: NonNullable<Case['account']>,
  { folder }: Stage,
): Promise<Account> {
  const sandbox = await startSandbox(options)
  const orderIds: string[] = []
  for (const order of orders) {
    orderIds.push(String((await sandbox.addOrder(order)).id))
  }
  mkdirSync(tlsFolder(folder), { recursive: true, mode: 0o700 })
  const server = await serveFolder(tlsFolder(folder))
  return { sandbox, orderIds, server, tracker: await startIssueTracker() }
}

async function jobOf(
  scene: Case,
  { act, action, folder }: Stage,
  account: Account | undefined,
): Promise<Job> {
  const common = { act, action, event: scene.event, cache: join(folder, 'cache') }
  const isOurs = scene.workflow.startsWith('.github/')
  if (isOurs) {
    return { ...common, repository: action, workflow: scene.workflow, args: [] }
  }
  const asItStands = onThisMachine(
    withJob(sourceOf(scene.workflow), scene.uncommented),
    folder,
    account,
  )
  const source = scene.changed
    ? changedAsShown(asItStands, readFileSync('docs/rehearse.md', 'utf8'))
    : asItStands
  const workflow = '.github/workflows/workflow.yml'
  const repository = userRepository(join(folder, 'repository'), {
    [workflow]: source,
    ...(await csrFiles(scene, folder, account)),
    'tls/deploy.sh': readFileSync('examples/deploy.sh', 'utf8'),
    ...scene.files,
  })
  const args = [...artifactActions(source, join(folder, 'artifacts')), ...settings(folder, account)]
  return { ...common, repository, workflow, args }
}

/** The workflow with a job that stands in it as a comment. */
function withJob(source: string, name: string | undefined): string {
  if (name === undefined) {
    return source
  }
  const comment = new RegExp(`^  # ${name}:\\n(?:  #.*\\n)+`, 'm')
  return source.replace(comment, (job) => job.replaceAll(/^ {2}# /gm, '  '))
}

/** A workflow with this machine's API, folder, server and reload in the place of those that a snippet shows. */
function onThisMachine(source: string, folder: string, account: Account | undefined): string {
  const url = source.includes('api_url:') ? '' : `$1api_url: ${account?.sandbox.url ?? ''}\n`
  return source
    .replaceAll(/^( +)order_id:/gm, `${url}$&`)
    .replaceAll('/srv/tls', tlsFolder(folder))
    .replaceAll('systemctl reload nginx', 'true')
    .replaceAll('localhost:443', account?.server.address ?? '')
}

function tlsFolder(folder: string): string {
  return join(folder, 'tls')
}

function sourceOf(workflow: string): string {
  const [file = '', name] = workflow.split('#')
  const text = readFileSync(file, 'utf8')
  if (name === undefined) {
    return text
  }
  const snippet = snippetsIn(text).find((candidate) => candidate.name === name)
  if (snippet === undefined) {
    throw new Error(`${file} has no snippet "${name}"`)
  }
  return snippet.workflow
}

/** The CSRs; their keys are on the server, and with that of the first order the CSR and the script. */
async function csrFiles(
  { csrs = {}, account }: Case,
  folder: string,
  opened: Account | undefined,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const [file, index] of Object.entries(csrs)) {
    const names = account?.orders[index]?.names ?? []
    const { csr, privateKey } = await createCsr({ commonName: names[0] ?? '', names })
    const path = withIds(file, opened)
    const tls = tlsFolder(folder)
    if (path.startsWith('csrs/')) {
      const own = join(tls, basename(path, '.csr'))
      mkdirSync(own, { mode: 0o700 })
      writeFileSync(join(own, 'next.key'), privateKey, { mode: 0o600 })
    } else if (index === 0) {
      writeFileSync(join(tls, 'next.key'), privateKey, { mode: 0o600 })
      writeFileSync(join(tls, 'server.csr'), csr)
      copyFileSync('examples/deploy.sh', join(tls, 'deploy.sh'))
    }
    files[path] = csr
  }
  return files
}

/** The secrets and variables that the examples tell their readers to set. */
function settings(folder: string, account: Account | undefined): string[] {
  if (account === undefined) {
    return []
  }
  const { sandbox, orderIds, server, tracker } = account
  return [
    ...['--env', `GITHUB_API_URL=${tracker.url}`, '--secret', `GITHUB_TOKEN=${tracker.token}`],
    ...['--secret', `DIGICERT_API_KEY=${sandbox.apiKey}`],
    ...['--secret', `DIGICERT_VIEW_KEY=${sandbox.addKey({ viewOnly: true })}`],
    ...['--var', `DIGICERT_API_URL=${sandbox.url}`],
    ...['--var', `DIGICERT_ORDER_ID=${orderIds[0] ?? ''}`],
    ...['--var', `SITE_FOLDER=${folder}`],
    ...['--var', `TLS_FOLDER=${tlsFolder(folder)}`],
    ...['--var', 'RELOAD=true'],
    ...['--var', `SERVED_AT=${server.address}`],
  ]
}

function faultsOf(
  expected: Run,
  ran: Ran,
  { folder }: Stage,
  account: Account | undefined,
): string[] {
  const faults =
    ran.succeeded === (expected.fails !== true)
      ? []
      : [`the workflow ${ran.succeeded ? 'succeeded' : 'failed'}`]
  const left = [...ran.steps]
  for (const { step, outputs } of expected.steps) {
    const found = left.findIndex(
      (candidate) =>
        candidate.step === step &&
        Object.entries(outputs).every(([name, value]) => (candidate.outputs[name] ?? '') === value),
    )
    if (found < 0) {
      faults.push(`no step "${step}" put out ${JSON.stringify(outputs)}`)
    } else {
      left.splice(found, 1)
    }
  }
  for (const text of expected.log ?? []) {
    if (!ran.log.includes(withIds(text, account))) {
      faults.push(`the log lacks "${text}"`)
    }
  }
  const reissues = account?.sandbox.accepted.reissues()
  if (reissues !== expected.reissues) {
    faults.push(`CertCentral took ${String(reissues)} reissues, not ${String(expected.reissues)}`)
  }
  const bodies = account?.tracker.issues.map(({ body }) => body) ?? []
  const wanted = expected.issues ?? []
  if (
    bodies.length !== wanted.length ||
    !wanted.every((text, index) => bodies[index]?.includes(withIds(text, account)))
  ) {
    faults.push(`the issues are ${JSON.stringify(account?.tracker.issues ?? [])}`)
  }
  for (const chain of expected.chains ?? []) {
    const path = join(folder, withIds(chain, account))
    const fault = existsSync(path) ? faultOfChain(path) : 'is not there'
    if (fault !== undefined) {
      faults.push(`${chain} ${fault}`)
    }
  }
  return faults
}

function withIds(text: string, account: Account | undefined): string {
  return text.replace(/\{id(\d+)\}/, (_, index: string) => account?.orderIds[Number(index)] ?? '')
}

/** The new certificate began today; the one before did not. */
function faultOfChain(path: string): string | undefined {
  const { validFromDate } = new X509Certificate(readFileSync(path))
  return Date.now() - validFromDate.getTime() < 2 * 86_400_000 ? undefined : 'is an old certificate'
}
