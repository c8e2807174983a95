import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../sandbox/api/keys.ts'
import type { Order } from '../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { parseInputs } from '../src/inputs/inputs.ts'
import { InputError } from '../src/inputs/fault.ts'
import { runAction } from '../tools/runAction.ts'
import { DECLARED } from './support/declared.ts'

let sandbox: Sandbox
let order: Order
let csr: string
let workspace: string

beforeAll(async () => {
  sandbox = await startSandbox()
  order = await sandbox.addOrder()
  ;({ csr } = await createCsr({ commonName: 'example.com' }))
  workspace = mkdtempSync(join(tmpdir(), 'properties-'))
})
afterAll(async () => {
  rmSync(workspace, { recursive: true })
  await sandbox.close()
})

/** Inputs as people, expressions and other steps give them, and as none of them would. */
const anyText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    ',',
    'true',
    'FALSE',
    '1',
    '0',
    '-1',
    '30',
    '33%',
    '0%',
    '1e9',
    'NaN',
  ),
  fc.constantFrom(
    'null',
    'undefined',
    '[object Object]',
    '${{ secrets.KEY }}',
    '__proto__',
    '../..',
  ),
  fc.constantFrom(
    'example.com',
    '*.example.com',
    'a..b',
    '10.0.0.1',
    '::1',
    'https://example.com/',
    'bücher.example',
  ),
  fc.constantFrom(
    '.',
    '/',
    '/dev/null',
    '/proc/self/environ',
    'no/such/file',
    'file:///etc/passwd',
  ),
  fc.constantFrom(
    'https://www.digicert.com',
    'http://127.0.0.1:1/x',
    'https://digicert.com.example',
    'ftp://x',
  ),
  fc.constantFrom('-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----'),
  fc.constantFrom(
    '-----BEGIN PRIVATE KEY-----\nAAAA',
    '::error::x\n##[error]y',
    '999999999999999999999',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.double().map(String),
)

/** Some of the inputs, each with any text. */
const anyInputs = fc.dictionary(fc.constantFrom(...DECLARED), anyText, { noNullPrototype: true })

/** Inputs of which one is certainly wrong, with the name of that one. */
const wrongInput = fc.oneof(
  ...Object.entries({
    api_key: ['', 'two words', 'naïve'],
    order_id: ['', 'abc', '12 34', '-5', '1.5', '0x10', '१२३'],
    csr: ['no/such/file.csr', '-----BEGIN CERTIFICATE REQUEST-----\nAAAA', '/dev/null', '.'],
    dns_names: [
      'a..b',
      'https://example.com',
      '10.0.0.1',
      ',',
      'under_score.example',
      '*.*.example',
    ],
    remove_names: [',', 'a/b', 'www.example.com?'],
    signature_hash: ['md5', 'sha1', 'sha256 sha384'],
    server_platform: ['nginx', '1.5', '-2', '99999999999'],
    skip_approval: ['yes', 'on', 'truee', '2'],
    auto_reissue: ['yes', 'off', '01'],
    renew_before: ['0', '0%', '100%', '-1', 'soon', '33 percent', '1e2'],
    force: ['y', '!', 'true false'],
    dry_run: ['nope', '10'],
    wait_minutes: ['-1', '351', 'ten', 'Infinity', '1,5'],
    certificate_path: ['.', '/dev/null', '/proc/self/environ/x'],
    timeout_seconds: ['0', '-1', '3601', 'NaN', 'one'],
    api_url: [
      'https://example.com',
      'http://www.digicert.com',
      'https://digicert.com.evil.example',
      'no url',
      'https://u:p@www.digicert.com',
    ],
  }).map(([input, texts]) =>
    fc.record({ input: fc.constant(input), text: fc.constantFrom(...texts) }),
  ),
)

/** The inputs of a healthy run. */
function healthy(): Record<string, string> {
  return { api_key: sandbox.apiKey, api_url: sandbox.url, order_id: String(order.id), csr }
}

/** The inputs that are refused; none where all are taken. */
function refusedOf(inputs: Readonly<Record<string, string>>): string[] {
  try {
    parseInputs((name) => inputs[name] ?? '', workspace)
    return []
  } catch (error) {
    // Anything but an InputError is a crash.
    if (!(error instanceof InputError)) {
      throw error
    }
    return error.faults.map(({ input }) => input)
  }
}

test('any texts are taken, or refused with every faulty input by its name', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      expect(DECLARED).toEqual(expect.arrayContaining(refusedOf(inputs)))
    }),
    { numRuns: 5000 },
  )
})

test('a healthy run stays healthy or is refused when one input changes, and only for that input’s sake', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DECLARED), anyText, (input, text) => {
      const refused = refusedOf({ ...healthy(), [input]: text })
      expect(refused.filter((other) => other !== input)).toEqual([])
    }),
    { numRuns: 5000 },
  )
})

test('a wrong input is always refused, by its name, whatever else is given', () => {
  fc.assert(
    fc.property(wrongInput, anyInputs, ({ input, text }, others) => {
      // An empty key or ID is wrong; for any other input, empty is not given.
      expect(refusedOf({ ...healthy(), ...others, [input]: text })).toContain(input)
    }),
    { numRuns: 5000 },
  )
})

test('the same, through the process: one error, no stack, no request', async () => {
  await fc.assert(
    fc.asyncProperty(wrongInput, anyInputs, async ({ input, text }, others) => {
      // A variable of the environment holds no NUL.
      fc.pre(!Object.values(others).some((value) => value.includes('\0')))
      const { code, log, stderr, outputs } = await runAction({
        ...others,
        ...healthy(),
        [input]: text,
      })
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      expect(log.match(/^::error::/gm)).toHaveLength(1)
      expect(log).toMatch(new RegExp(`^::error::.*\\b${input} `, 'm'))
      expect(log).not.toMatch(/^\s+at \S+ ?\(|node:internal/m)
      expect(outputs['reason']).toContain(input)
      expect(sandbox.requests).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 120_000)
