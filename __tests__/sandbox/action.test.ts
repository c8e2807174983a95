import { afterEach, describe, expect, test } from '@jest/globals'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readRehearsal, type Rehearsal } from '../../sandbox/action/rehearsal.ts'
import { runAction, type StepResult } from '../../tools/runAction.ts'

// The action of `sandbox/action.yml`: the bundle is run as the runner does, first as the step, then as its `post` step.

const main = 'dist/sandbox/index.js'

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

async function start(inputs: Readonly<Record<string, string>> = {}): Promise<Started> {
  const temp = await mkdtemp(join(tmpdir(), 'runner-temp-'))
  const state = join(temp, 'state')
  await writeFile(state, '')
  const env = { GITHUB_STATE: state, RUNNER_TEMP: temp }
  const step = await runAction(inputs, { main, env })
  const saved = await readFile(state, 'utf8')
  const valueOf = (name: string) =>
    new RegExp(`^${name}<<(\\S+)\\n(.*)\\n\\1$`, 'm').exec(saved)?.[2] ?? ''
  const pid = valueOf('pid')
  const post = () =>
    runAction(inputs, { main, env: { ...env, STATE_pid: pid, STATE_log: valueOf('log') } })
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
    const stopped = await runAction({}, { main, env })
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

  test('fails, and leaves nothing behind, where an input is wrong', async () => {
    const { step, pid } = await start({ approval: 'maybe' })
    expect(step.code).toBe(1)
    expect(step.log).toBe('::error::approval must be true or false, not "maybe"\n')
    expect(pid).toBe('')
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

  test.each([
    ['days_left', 'soon', 'days_left must be a number, not "soon"'],
    ['issue_delay', '1 s', 'issue_delay must be a number, not "1 s"'],
    ['validation', '1', 'validation must be true or false, not "1"'],
  ])('%s: %j is refused', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(message)
  })
})
