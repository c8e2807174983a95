import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import type { StepResult } from '../../tools/runAction.ts'
import { newCsr, posted, step } from '../support/stage.ts'

// A server that says the API key: it is struck out of what leaves the action, and never of what is read.

const KEY = 'k/y&w"th<odd>chars%and+more'
const html = (text: string): string =>
  text.replace(/[^a-z]/g, (character) => `&#${character.charCodeAt(0)};`)

let sandbox: Sandbox
const { csr } = await newCsr()

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

/** Everything that a step leaves behind, but for the command that tells the runner what to mask. */
function traces({ log, stderr, outputs, summary }: StepResult): string {
  const lines = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  return [...lines, stderr, ...Object.values(outputs), summary].join('\n')
}

test.each([
  ['as it is', KEY],
  ['escaped for JSON', JSON.stringify(KEY).slice(1, -1)],
  ['with escaped slashes', JSON.stringify(KEY).slice(1, -1).replaceAll('/', '\\/')],
  ['as HTML', html(KEY)],
  ['as a part of an address', encodeURIComponent(KEY)],
  ['cut by the server', `${KEY.slice(0, 12)}…`],
])('the key, %s, is not told on', async (_how, message) => {
  const api_key = sandbox.addKey({ key: KEY })
  const order = await sandbox.addOrder()
  sandbox.addFault({ endpoint: 'order', fault: 'error', message: `got ${message}` })

  const result = await step(sandbox, order, { csr, api_key }, { env: { RUNNER_DEBUG: '1' } })

  expect(result.code).toBe(1)
  expect(result.outputs['reason']).toContain('***')
  const beginning = KEY.slice(0, 8)
  for (const form of [beginning, JSON.stringify(beginning).slice(1, -1), html(beginning)]) {
    expect(traces(result)).not.toContain(form)
  }
  expect(traces(result)).not.toContain(encodeURIComponent(beginning))
})

test('the key, behind so much text that it is cut somewhere, is not told on', async () => {
  const api_key = sandbox.addKey({ key: KEY })
  const order = await sandbox.addOrder()
  for (const length of [180, 185, 190, 280, 290, 480, 490]) {
    const message = `${'x'.repeat(length)} ${KEY}`
    sandbox.addFault({ endpoint: 'order', fault: 'error', message })

    const result = await step(sandbox, order, { csr, api_key })

    expect(result.code).toBe(1)
    expect(traces(result)).not.toContain(KEY.slice(0, 8))
    expect(traces(result)).not.toContain(html(KEY.slice(0, 8)))
  }
})

test('the title of a page that shows the key is not told on', async () => {
  const api_key = sandbox.addKey({ key: KEY })
  const order = await sandbox.addOrder()
  const body = `<html><title>No access for ${html(KEY)}</title>`
  sandbox.addFault({
    endpoint: 'order',
    fault: 'body',
    status: 403,
    contentType: 'text/html',
    body,
  })

  const result = await step(sandbox, order, { csr, api_key })

  expect(result.outputs['reason']).toContain('No access for ***')
})

test('a key that equals a name of the order changes nothing that is sent', async () => {
  const api_key = sandbox.addKey({ key: 'www.example.com' })
  const order = await sandbox.addOrder({ names: ['example.com', 'www.example.com'] })

  const { code } = await step(sandbox, order, { csr, api_key })

  expect(code).toBe(0)
  expect(posted(sandbox, order)).toMatchObject({
    certificate: { common_name: 'example.com', dns_names: ['www.example.com'] },
  })
})
