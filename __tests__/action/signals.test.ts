import { afterEach, describe, expect, test } from '@jest/globals'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Order } from '../../sandbox/account/records.ts'
import type { Endpoint, RequestEntry } from '../../sandbox/api/requestLog.ts'
import type { Fault } from '../../sandbox/faults/faults.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { parseOutputs, type StepResult } from '../../tools/runAction.ts'
import { annotations, newCsr, reasonOf, step } from '../support/stage.ts'

// The runner's timetable against the process. Each step would go on for an hour or more by itself.

/** Signals by the milliseconds after the first. */
type Timetable = readonly (readonly [ms: number, signal: NodeJS.Signals])[]

const KILL = [10_000, 'SIGKILL'] as const
const TIMETABLES: Readonly<Record<string, Timetable>> = {
  'SIGINT, SIGTERM and the kill': [[0, 'SIGINT'], [7500, 'SIGTERM'], KILL],
  'everything twice, as in the official images': [
    [0, 'SIGINT'],
    [50, 'SIGINT'],
    [7500, 'SIGTERM'],
    [7550, 'SIGTERM'],
    KILL,
  ],
  'SIGHUP, from a session that ends': [[0, 'SIGHUP'], [100, 'SIGHUP'], KILL],
}

/** Where a run is when the first signal comes. */
interface Scene {
  readonly title: string
  readonly faults: readonly Fault[]
  /** The endpoints that were asked by then, the last of which is under way. */
  readonly until: readonly Endpoint[]
  readonly reissued: '' | 'true' | 'false'
}

const SCENES: readonly [Scene, ...Scene[]] = [
  {
    title: 'the POST is unanswered',
    faults: [{ endpoint: 'reissue', fault: 'stall', when: 'after' }],
    until: ['order', 'reissue'],
    reissued: '',
  },
  {
    title: 'the list is under way',
    faults: [{ endpoint: 'list', fault: 'stall', times: Infinity }],
    until: ['list'],
    reissued: 'false',
  },
  {
    title: 'the wait looks at the order',
    faults: [],
    until: ['reissue', 'list'],
    reissued: 'true',
  },
  {
    title: 'a lost reissue is looked for',
    faults: [
      { endpoint: 'reissue', fault: 'reset', when: 'before' },
      { endpoint: 'order', fault: 'stall', skip: 1, times: Infinity },
    ],
    until: ['reissue', 'order'],
    reissued: '',
  },
]

const open: Sandbox[] = []
const timers: NodeJS.Timeout[] = []
afterEach(async () => {
  timers.splice(0).forEach(clearTimeout)
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()))
})

/** Runs the action into a scene, and sends the signals of the timetable from there. */
async function canceled(
  { faults, until }: Scene,
  timetable: Timetable,
): Promise<{ result: StepResult; sandbox: Sandbox; order: Order; wasKilled: boolean }> {
  const process: { child?: ChildProcess } = {}
  const left = [...until]
  let wasKilled = false
  const onRequest = ({ endpoint }: RequestEntry): void => {
    if (endpoint !== left[0]) {
      return
    }
    left.shift()
    if (left.length === 0) {
      // The fault itself begins a moment later.
      for (const [ms, signal] of timetable) {
        const send = (): void => {
          const isAlive = process.child?.kill(signal) === true
          wasKilled ||= isAlive && signal === 'SIGKILL'
        }
        timers.push(setTimeout(send, ms + 200))
      }
    }
  }
  const sandbox = await startSandbox({ faults, onRequest })
  open.push(sandbox)
  const order = await sandbox.addOrder()
  const { csr } = await newCsr()
  const inputs = { csr, timeout_seconds: '3600', wait_minutes: '350' }
  const result = await step(sandbox, order, inputs, {
    // On a later attempt the list is read before anything is sent.
    env: { GITHUB_RUN_ATTEMPT: until[0] === 'list' ? '2' : '1' },
    onStart: (child) => (process.child = child),
  })
  return { result, sandbox, order, wasKilled }
}

describe.each(SCENES)('while $title', (scene) => {
  test.each(Object.entries(TIMETABLES))(
    '%s: one error, and what is known',
    async (_t, timetable) => {
      const { result, sandbox, order, wasKilled } = await canceled(scene, timetable)

      expect({ wasKilled, stderr: result.stderr }).toEqual({ wasKilled: false, stderr: '' })
      // A signal that comes while Node ends the process is the end of it: all is written by then.
      expect([1, null]).toContain(result.code)
      expect(annotations(result, 'error')).toHaveLength(1)
      expect(result.outputs).toMatchObject({
        order_id: String(order.id),
        reissued: scene.reissued,
        ...(scene.reissued === 'true' && {
          request_id: String(order.requests.at(-1)?.id),
          status: 'needs_approval',
        }),
      })
      expect(result.outputs['reason']).not.toBe('')
      expect(result.summary).toContain(String(order.id))
      const posts = sandbox.requests.filter(({ endpoint }) => endpoint === 'reissue')
      expect(posts).toHaveLength(scene.until.includes('reissue') ? 1 : 0)
    },
  )
})

test('a kill while the POST is unanswered leaves outputs that are true', async () => {
  const [scene] = SCENES
  const { result, order } = await canceled(scene, [[0, 'SIGKILL']])

  expect(result.code).toBeNull()
  expect(result.outputs).toMatchObject({ order_id: String(order.id), reissued: '' })
  expect(reasonOf(result)).toBe('canceled_while_sending')
  expect(result.outputs['reason']).toContain(String(order.id))
})

test('reissued and reason are in the file of the outputs before the POST is answered', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'step-'))
  const output = join(workspace, 'output')
  await writeFile(output, '')
  let before = ''
  const onRequest = async ({ endpoint }: RequestEntry): Promise<void> => {
    // Whoever is called here is waited for: nothing has been done with the request yet.
    before = endpoint === 'reissue' ? await readFile(output, 'utf8') : before
  }
  const sandbox = await startSandbox({ onRequest })
  open.push(sandbox)
  const order = await sandbox.addOrder()
  const { csr } = await newCsr()

  await step(sandbox, order, { csr }, { workspace, env: { GITHUB_OUTPUT: output } })

  const written = parseOutputs(before)
  expect(written).toMatchObject({ order_id: String(order.id), reissued: '' })
  expect(written['reason']).toContain(String(order.id))
})

describe('what no signal announces', () => {
  /** Code that runs before the action's own. */
  const preload = (code: string) => ({
    nodeOptions: ['--import', `data:text/javascript,${encodeURIComponent(code)}`],
  })
  const HTTP = `
    import http from 'node:http'
    import { syncBuiltinESMExports } from 'node:module'
    import { EventEmitter } from 'node:events'
    const { request } = http
    const replace = (other) => { http.request = other; syncBuiltinESMExports() }
  `

  test.each([
    [
      'nothing is left to wait for',
      `globalThis.setTimeout = () => ({ unref() {} })
       replace(() => Object.assign(new EventEmitter(), { setTimeout() {}, write() {}, end() {} }))`,
    ],
    [
      'an error is thrown beside the run',
      `replace((...all) => {
         setImmediate(() => { throw new Error('beside') })
         return request(...all)
       })`,
    ],
  ])('%s: one error and a summary', async (_what, code) => {
    const sandbox = await startSandbox({ answerDelay: 500 })
    open.push(sandbox)
    const order = await sandbox.addOrder()
    const { csr } = await newCsr()

    const result = await step(sandbox, order, { csr }, preload(HTTP + code))

    expect(result).toMatchObject({ code: 1, stderr: '' })
    expect(annotations(result, 'error')).toHaveLength(1)
    expect(result.outputs).toMatchObject({ order_id: String(order.id), reissued: 'false' })
    expect(result.summary).toContain('Failed')
    expect(sandbox.accepted.reissues(order.id)).toBe(0)
  })
})
