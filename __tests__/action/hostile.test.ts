import { beforeAll, describe, expect, test } from '@jest/globals'
import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import type { Endpoint } from '../../sandbox/api/requestLog.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { HOSTILE_TEXT } from '../../sandbox/faults/answers.ts'
import { inPool } from '../../tools/inPool.ts'
import type { StepResult } from '../../tools/runAction.ts'
import { newCsr, signalAt, step } from '../support/stage.ts'

const EVIL = [
  'evil',
  HOSTILE_TEXT,
  '::error file=app.js,line=1::evil',
  '::add-mask::issued',
  'ghadelimiter_00000000-0000-0000-0000-000000000000',
  'certificate_path<<ghadelimiter_1\n/etc/passwd\nghadelimiter_1',
  '\u2028::warning::evil\u2029::notice::evil\u0085::group::evil',
  '</code></td></tr></table><h1>evil</h1><a href="javascript:alert(1)">evil</a>',
  '',
  '## evil',
  '- [x] evil',
].join('\n')

const OUTPUTS = new Set([
  ...['order_id', 'request_id', 'certificate_id', 'reissued', 'status', 'reason', 'auto_reissue'],
  ...['valid_till', 'days_remaining', 'serial_number', 'order_valid_till', 'certificate_path'],
  ...['dcv_random_value', 'dcv_records'],
])
const COMMAND = /^::(?:add-mask|debug|error|warning)::/
/** Every tag that the summary may have; a link leads to the order in CertCentral and nowhere else. */
const TAG =
  /<\/?(?:h[2-4]|p|blockquote|strong|em|br|table|tr|th|td|code|ul|ol|li|details|summary)(?: colspan="\d")?>|<a href="http:\/\/127\.0\.0\.1:\d+\/secure\/orders\/\d+">|<\/a>/g

/** What text that tries to be more than text has achieved. */
function harmIn({ log, stderr, summary, outputs }: StepResult, apiKey: string): string[] {
  const [first, ...lines] = log.split(/\r\n|\r|\n|\u2028|\u2029|\u0085/)
  const rest = summary.replace(TAG, '')
  return [
    ...(first === `::add-mask::${apiKey}` ? [] : ['the key is not masked first']),
    ...lines.filter((line) => /^\s*::/.test(line) && !COMMAND.test(line)),
    ...lines.filter((line) => line.startsWith('::add-mask::')),
    ...lines.filter((line) => line.includes('##[')),
    ...lines.filter((line) => line.startsWith('evil')),
    ...Object.keys(outputs).filter((name) => !OUTPUTS.has(name)),
    ...Object.values(outputs).filter((value) => /[\r\n\u2028\u2029\u0085]/.test(value)),
    ...(outputs['certificate_path'] === '/etc/passwd' ? ['an output is injected'] : []),
    ...(/[<>`|[\]]/.test(rest) ? [`the summary has structure: ${rest}`] : []),
    ...(/^\s*(?:$|[#>-])/m.test(summary.trimEnd())
      ? ['a line of the summary may be Markdown']
      : []),
    ...(stderr === '' ? [] : [stderr]),
  ]
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The value with hostile text after one of its strings, for each of them by its path; and with it after all. */
function poisoned(value: Json): { path: string; body: string }[] {
  const paths: string[] = []
  const walk = (node: Json, path: string, hit: (at: string) => boolean): Json => {
    if (typeof node === 'string') {
      paths.push(path)
      return hit(path) ? node + EVIL : node
    }
    if (Array.isArray(node)) {
      return node.map((item, index) => walk(item, `${path}[${index}]`, hit))
    }
    if (node === null || typeof node !== 'object') {
      return node
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, item]) => [key, walk(item, `${path}.${key}`, hit)]),
    )
  }
  walk(value, '', () => false)
  const at = (hit: (path: string) => boolean): string => JSON.stringify(walk(value, '', hit))
  return [...new Set(paths)]
    .map((path) => ({ path, body: at((other) => other === path) }))
    .concat({ path: 'everywhere', body: at(() => true) })
}

/** A run whose answer from one endpoint is poisoned. */
interface Scene {
  readonly title: string
  /** Whether each string is tried by itself: where one of them could end the run before the next is read. */
  readonly oneByOne?: boolean
  readonly endpoint: Endpoint
  readonly order?: NewOrder
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly setUp?: (sandbox: Sandbox, orderId: number, csr: string) => Promise<unknown>
  /** The honest answer. */
  readonly answer: (sandbox: Sandbox, orderId: number, csr: string) => Promise<Json>
}

async function read(sandbox: Sandbox, path: string): Promise<Json> {
  const headers = { 'x-dc-devkey': sandbox.apiKey }
  return (await (await fetch(sandbox.url + path, { headers })).json()) as Json
}

const readOrder: Scene['answer'] = (sandbox, id) => read(sandbox, `/order/certificate/${id}`)
const AGAIN = { GITHUB_RUN_ATTEMPT: '2' }

const SCENES: readonly Scene[] = [
  {
    title: 'order, planned',
    oneByOne: true,
    endpoint: 'order',
    inputs: { dry_run: 'true' },
    answer: readOrder,
  },
  {
    title: 'order, code signing',
    endpoint: 'order',
    order: { product: { type: 'code_signing_certificate', nameId: 'code_signing' } },
    inputs: { dry_run: 'true' },
    answer: readOrder,
  },
  {
    title: 'order that waits, refused',
    endpoint: 'order',
    setUp: (sandbox, id) => sandbox.addReissue(id, { comments: 'another person' }),
    answer: readOrder,
  },
  {
    title: 'list, adopted',
    oneByOne: true,
    endpoint: 'list',
    inputs: { renew_before: '30' },
    env: AGAIN,
    setUp: (sandbox, id, csr) => sandbox.addReissue(id, { csr }),
    answer: (sandbox, id) => read(sandbox, `/order/certificate/${id}/reissue`),
  },
  {
    title: 'answer to a reissue',
    endpoint: 'reissue',
    answer: (_sandbox, id) =>
      Promise.resolve({
        id,
        requests: [{ id: 17, status: 'approved' }],
        certificate_id: 18,
        dcv_random_value: 'fd8a1b',
        certificate_chain: [{ subject_common_name: 'example.com', pem: 'no PEM' }],
      }),
  },
  ...[400, 403, 404, 429].map((status): Scene => ({
    title: `errors of a ${status}`,
    endpoint: 'order',
    answer: () =>
      Promise.resolve({
        errors: [
          { code: `${status}`, message: 'first' },
          { code: 'b', message: 'c' },
        ],
      }),
  })),
]

/** Runs a scene with an answer in the place of the honest one. */
async function run(scene: Scene, choose: (answer: Json) => string): Promise<string[]> {
  await using sandbox = await startSandbox()
  const { csr } = await newCsr()
  const order = await sandbox.addOrder({ daysLeft: 90, ...scene.order })
  await scene.setUp?.(sandbox, order.id, csr)
  const body = choose(await scene.answer(sandbox, order.id, csr))
  const status = /^errors of a (\d+)/.exec(scene.title)?.[1]
  sandbox.addFault({
    ...{ endpoint: scene.endpoint, fault: 'body', body, when: 'after', times: Infinity },
    ...(status !== undefined && { status: Number(status) }),
  })
  // Neither a queue nor a search is waited out: what they say comes first.
  const onStart = signalAt(/Event: (?:rate_limited|response_lost)/)
  const result = await step(
    sandbox,
    order,
    { csr, ...scene.inputs },
    { env: { ...scene.env }, onStart },
  )
  return harmIn(result, sandbox.apiKey)
}

describe.each(SCENES)('$title', (scene) => {
  let results: { path: string; harm: string[] }[] = []

  beforeAll(async () => {
    await using sandbox = await startSandbox()
    const { csr } = await newCsr()
    const order = await sandbox.addOrder({ daysLeft: 90, ...scene.order })
    await scene.setUp?.(sandbox, order.id, csr)
    const all = poisoned(await scene.answer(sandbox, order.id, csr)).map(({ path }) => path)
    const paths = scene.oneByOne === true ? all : all.slice(-1)
    const tasks = paths.map((path) => async () => {
      const at = (answer: Json): string =>
        poisoned(answer).find((one) => one.path === path)?.body ?? ''
      return { path, harm: await run(scene, at) }
    })
    results = await Promise.all(inPool(tasks, 4))
  }, 120_000)

  test('its strings do no harm', () => {
    expect(results.length).toBeGreaterThan(scene.oneByOne === true ? 5 : 0)
    expect(results.filter(({ harm }) => harm.length > 0)).toEqual([])
  })
})

test.each([200, 400, 502])(
  'the title and the text of an HTML page (%d) do no harm',
  async (status) => {
    await using sandbox = await startSandbox()
    const order = await sandbox.addOrder()
    const { csr } = await newCsr()
    const page = `<!doctype html><html><head><title>Oops ${EVIL.replaceAll('<', '&lt;')}</title></head>${EVIL}</html>`
    sandbox.addFault({
      endpoint: 'reissue',
      fault: 'body',
      status,
      body: page,
      contentType: 'text/html',
    })
    const onStart = signalAt(/Event: response_lost/)

    const result = await step(sandbox, order, { csr }, { onStart })

    expect(result.code).toBe(1)
    expect(result.log).toContain('Oops evil')
    expect(harmIn(result, sandbox.apiKey)).toEqual([])
  },
)

test('a text that is neither JSON nor HTML does no harm', async () => {
  await using sandbox = await startSandbox()
  const order = await sandbox.addOrder()
  const { csr } = await newCsr()
  sandbox.addFault({ endpoint: 'order', fault: 'body', status: 400, body: EVIL })

  const result = await step(sandbox, order, { csr })

  expect(result.code).toBe(1)
  expect(result.log).toContain('evil hostile')
  expect(harmIn(result, sandbox.apiKey)).toEqual([])
})

test('the common name of a certificate does no harm', async () => {
  await using sandbox = await startSandbox()
  const { csr } = await newCsr()
  const order = await sandbox.addOrder({
    names: ['evil\n::error::evil\n##[error]evil <h1>evil</h1> | `evil`'],
    csr,
    product: { type: 'code_signing_certificate', nameId: 'code_signing' },
  })

  const result = await step(sandbox, order, {
    csr,
    renew_before: '30',
    certificate_path: 'chain.pem',
  })

  expect(result).toMatchObject({ code: 0, outputs: { status: 'skipped' } })
  expect(result.log).toContain('CN=evil')
  expect(harmIn(result, sandbox.apiKey)).toEqual([])
})

test('names of an order that are hostile do no harm, kept or dropped', async () => {
  await using sandbox = await startSandbox()
  const { csr } = await newCsr()
  const order = await sandbox.addOrder({ names: ['example.com', EVIL, `${EVIL}.example.com`] })

  const kept = await step(sandbox, order, { csr, dry_run: 'true' })
  const dropped = await step(sandbox, order, { csr, dns_names: 'www.example.com' })

  expect([kept.code, dropped.code]).toEqual([0, 1])
  expect(harmIn(kept, sandbox.apiKey)).toEqual([])
  expect(harmIn(dropped, sandbox.apiKey)).toEqual([])
})

test('the key in a server’s text is struck out everywhere', async () => {
  await using sandbox = await startSandbox()
  const { csr } = await newCsr()
  const order = await sandbox.addOrder()
  const { apiKey } = sandbox
  sandbox.addFault({
    endpoint: 'order',
    fault: 'error',
    status: 403,
    message: `no right for ${apiKey}`,
    code: apiKey,
  })

  const { log, outputs, summary } = await step(sandbox, order, { csr })

  expect(outputs['reason']).toContain('no right for ***')
  expect(log.replace(`::add-mask::${apiKey}\n`, '')).not.toContain(apiKey)
  expect(JSON.stringify(outputs) + summary).not.toContain(apiKey)
})
