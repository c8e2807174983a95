import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readRehearsal, type Rehearsal } from '../../sandbox/action/rehearsal.ts'
import { runAction, type StepOptions, type StepResult } from '../../tools/runAction.ts'

// The action of `sandbox/action.yml`: its bundles are run as the runner does, first the step, then its `post` step.

const main = 'dist/sandbox/index.js'
const afterwards = 'dist/sandbox/post/index.js'

interface Started {
  readonly step: StepResult
  readonly pid: string
  /** Runs the `post` step. */
  readonly post: () => Promise<StepResult>
}

/** The `post` steps of the servers that were left behind. */
const posts: Started['post'][] = []
// The test may have ended it already; a server that outlives a failed test would outlive jest.
afterEach(() => Promise.all(posts.splice(0).map((post) => post())))

async function start(
  inputs: Readonly<Record<string, string>> = {},
  options: StepOptions = {},
): Promise<Started> {
  const temp = await mkdtemp(join(tmpdir(), 'runner-temp-'))
  const state = join(temp, 'state')
  await writeFile(state, '')
  const env = { GITHUB_STATE: state, RUNNER_TEMP: temp, ...options.env }
  const step = await runAction(inputs, { ...options, main, env })
  const saved = await readFile(state, 'utf8')
  const valueOf = (name: string) =>
    new RegExp(`^${name}<<(\\S+)\\n(.*)\\n\\1$`, 'm').exec(saved)?.[2] ?? ''
  const pid = valueOf('pid')
  const states = pid === '' ? {} : { STATE_pid: pid, STATE_log: valueOf('log') }
  const post = () => runAction(inputs, { main: afterwards, env: { ...env, ...states } })
  if (pid !== '') {
    posts.push(post)
  }
  return { step, pid, post }
}

function get(path: string, { outputs }: StepResult): Promise<Response> {
  const { api_url = '', api_key = '' } = outputs
  return fetch(`${api_url}${path}`, { headers: { 'X-DC-DEVKEY': api_key } })
}

/** Resolves when nothing answers any more; a server that goes on is the test's time limit. */
async function silence(step: StepResult): Promise<void> {
  for (;;) {
    const answered = await get('/order/certificate', step).then(
      () => true,
      () => false,
    )
    if (!answered) {
      return
    }
    await sleep(50)
  }
}

describe('the step', () => {
  test('leaves a CertCentral behind that answers, and its post step ends it', async () => {
    const { step, post } = await start()
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(step.outputs).toEqual({
      api_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/services\/v2$/),
      api_key: expect.stringMatching(/^[0-9A-F]{64}$/),
      order_id: expect.stringMatching(/^\d+$/),
      order_ids: `["${step.outputs['order_id'] ?? ''}"]`,
    })
    expect(step.log).not.toContain('::add-mask::')

    const order = await get(`/order/certificate/${step.outputs['order_id'] ?? ''}`, step)
    expect(order.status).toBe(200)
    expect(await order.json()).toMatchObject({
      status: 'issued',
      certificate: { common_name: 'example.com', days_remaining: 40 },
    })

    const stopped = await post()
    expect(stopped).toMatchObject({ code: 0, stderr: '' })
    // The workflow's own request, and not the one by which the step saw that it answers.
    expect(stopped.log.match(/ GET /g)).toHaveLength(1)
    expect(stopped.log).toContain('::group::Requests that the stand-in CertCentral received')
    await silence(step)
  })

  test('has nothing to end where the server is gone', async () => {
    // No process has a number as high as this.
    const env = { STATE_pid: '99999999', STATE_log: join(tmpdir(), 'no such log') }
    const stopped = await runAction({}, { main: afterwards, env })
    expect(stopped).toMatchObject({ code: 0, stderr: '' })
    expect(stopped.log).toContain('had ended already')
  })

  test('plays what its inputs say', async () => {
    const { step } = await start({
      names: 'a.example, b.example',
      days_left: '150 12',
      order_days_left: '200',
      order_status: 'expired',
    })
    expect(step.code).toBe(0)
    const ids = JSON.parse(step.outputs['order_ids'] ?? '') as string[]
    const orders = await Promise.all(
      ids.map(async (id) => (await get(`/order/certificate/${id}`, step)).json()),
    )
    expect(orders).toMatchObject([
      { status: 'expired', certificate: { common_name: 'a.example', days_remaining: 150 } },
      { status: 'expired', certificate: { common_name: '2.a.example', days_remaining: 12 } },
    ])
  })

  test('fails for all bad inputs at once, leaves nothing behind, and its post step says nothing', async () => {
    const { step, pid, post } = await start({ approval: 'maybe', days_left: '40, soon' })
    expect(step.code).toBe(1)
    expect(step.log).toMatch(/^::error::2 bad inputs:%0A- days_left .*%0A- approval [^\n]*\n$/)
    expect(pid).toBe('')
    expect(await post()).toMatchObject({ code: 0, log: '', stderr: '' })
  })

  test('shows requests that start no command, each on a short line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'runner-temp-'))
    const log = join(folder, 'log')
    const hostile = ['::error::a', '##[error]b', 'c\u2028::warning::c\u202e', 'd'.repeat(9000)]
    await writeFile(
      log,
      `${Array.from({ length: 2000 }, () => 'GET').join('\n')}\n${hostile.join('\n')}`,
    )
    const env = { STATE_pid: '99999999', STATE_log: log }
    const stopped = await runAction({}, { main: afterwards, env })
    const lines = stopped.log.split(/\r|\n|\u2028/)
    expect(lines.filter((line) => /^\s*::|##\[|\p{Bidi_Control}/u.test(line))).toEqual([
      '::group::Requests that the stand-in CertCentral received',
      '::endgroup::',
    ])
    expect(lines.length).toBeLessThan(1010)
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(4096)
    expect(stopped.log).toContain('error]b')
  })
})

describe('the server', () => {
  /** Has the server's process tell in a file that it began and that it ended; `more` is code that it runs first. */
  function watched(file: string, more = ''): { readonly env: Record<string, string> } {
    const code = `
      import { appendFileSync } from 'node:fs'
      import { Server } from 'node:net'
      if (process.argv[2] === 'serve') {
        appendFileSync(${JSON.stringify(file)}, 'began ')
        process.on('exit', () => appendFileSync(${JSON.stringify(file)}, 'ended'))
        ${more}
      }`
    return { env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` } }
  }

  const over = new AbortController()
  afterAll(() => over.abort())

  /** Resolves when the file holds the text; one that never does is the test's time limit. */
  async function until(file: string, text: string): Promise<void> {
    while (!(await readFile(file, 'utf8')).includes(text)) {
      await sleep(50, undefined, { signal: over.signal })
    }
  }

  async function newFile(): Promise<string> {
    const file = join(await mkdtemp(join(tmpdir(), 'server-')), 'life')
    await writeFile(file, '')
    return file
  }

  /** Code of a server that greets its step, and then lets each request meet its fate. */
  const answering = (file: string, fate: string): string => `
    const { send } = process
    process.send = (greeting) => {
      appendFileSync(${JSON.stringify(file)}, 'greeted ')
      return send.call(process, greeting)
    }
    const { emit } = Server.prototype
    Server.prototype.emit = function (event, request, response) {
      return event === 'request' ? Boolean(${fate}) : emit.apply(this, arguments)
    }`

  test('ends with a step that is killed before it has saved its state', async () => {
    const file = await newFile()
    const onStart = (child: ChildProcess): void =>
      void until(file, 'greeted').then(
        () => child.kill('SIGKILL'),
        () => undefined,
      )
    const { step, pid } = await start({}, { ...watched(file, answering(file, 'true')), onStart })
    expect(step.code).toBeNull()
    expect(pid).toBe('')
    await until(file, 'ended')
  })

  test.each([
    ['does not listen', () => `Server.prototype.listen = () => { throw new Error('no port') }`],
    ['answers with a fault', (file: string) => answering(file, 'response.writeHead(500).end()')],
  ])('ends with a step that finds that it %s', async (_fault, codeFor) => {
    const file = await newFile()
    const { step, pid, post } = await start({}, watched(file, codeFor(file)))
    expect(step).toMatchObject({ code: 1, stderr: '' })
    expect(step.log).toMatch(/^::error::The stand-in CertCentral [^\n]+\n$/)
    expect(pid).toBe('')
    await until(file, 'ended')
    expect(await post()).toMatchObject({ code: 0, log: '' })
  })

  test('outlives its step otherwise', async () => {
    const file = await newFile()
    const { step, post } = await start({}, watched(file))
    expect((await get('/order/certificate', step)).status).toBe(200)
    expect(await readFile(file, 'utf8')).toBe('began ')
    await post()
    await silence(step)
  })
})

describe('the inputs', () => {
  const read = (inputs: Readonly<Record<string, string>>): Rehearsal =>
    readRehearsal((name) => inputs[name] ?? '')

  test('empty ones are the defaults', () => {
    expect(read({})).toEqual({
      account: { approval: true, issueDelay: 0, domainValidation: false },
      orders: [
        {
          names: ['example.com', 'www.example.com'],
          daysLeft: 40,
          status: 'issued',
          multiYearPlan: true,
        },
      ],
    })
  })

  test('seconds become milliseconds, and names and days are lists', () => {
    const { account, approveAfterMs, orders } = read({
      approval: 'False',
      approve_after: '1.5',
      issue_delay: '3',
      validation: 'true',
      multi_year_plan: 'false',
      names: 'a.example\nb.example',
      days_left: '-3, 10',
      order_days_left: '99',
    })
    expect(account).toEqual({ approval: false, issueDelay: 3000, domainValidation: true })
    expect(approveAfterMs).toBe(1500)
    expect(orders.map(({ names }) => names)).toEqual([
      ['a.example', 'b.example'],
      ['2.a.example', '2.b.example'],
    ])
    expect(orders).toMatchObject([
      { daysLeft: -3, orderDaysLeft: 99, multiYearPlan: false },
      { daysLeft: 10 },
    ])
  })

  test('a wildcard stays the leftmost label in each order', () => {
    const { orders } = read({ names: '*.example.com example.com', days_left: '1 2' })
    expect(orders.map(({ names }) => names)).toEqual([
      ['*.example.com', 'example.com'],
      ['*.2.example.com', '2.example.com'],
    ])
  })

  test.each([
    ['days_left', 'soon', /^days_left must be a number .*, not "soon"$/],
    ['days_left', '1e9', /^days_left must be a number .*, not "1e9"$/],
    ['issue_delay', '1 s', /^issue_delay must be a number .*, not "1 s"$/],
    ['approve_after', '-1', /^approve_after must be a number .*, not "-1"$/],
    ['validation', '1', /^validation must be true or false, not "1"$/],
    ['names', ',', /^names holds separators only$/],
    ['approval', `a##[b]\u202e${'c'.repeat(90)}`, /^approval .*, not "a# #\[b\] c{32}…"$/],
  ])('%s: %j is refused', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(message)
  })
})
