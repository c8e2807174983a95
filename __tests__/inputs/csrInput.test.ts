import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import { InputError } from '../../src/inputs/fault.ts'
import { parseInputs, type Inputs } from '../../src/inputs/inputs.ts'
import { privateKeys } from '../support/certificates.ts'
import { DECLARED } from '../support/declared.ts'

const folder = mkdtempSync(join(tmpdir(), 'inputs-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const { csr, privateKey } = await createCsr({ commonName: 'example.com' })
const PRIVATE_KEYS = await privateKeys()

function parse(given: Readonly<Record<string, string>>): Inputs {
  const all: Record<string, string> = { api_key: 'KEY', order_id: '123', ...given }
  return parseInputs((name) => all[name] ?? '', folder)
}

function refusal(given: Readonly<Record<string, string>>): InputError {
  try {
    parse(given)
  } catch (error) {
    if (error instanceof InputError) {
      return error
    }
    throw error
  }
  throw new Error('it was accepted')
}

/** Writes a file into the workspace; comes back with its relative path. */
function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text)
  return name
}

describe('csr as a file', () => {
  test('is read from the workspace, or from an absolute path', () => {
    const name = file('request.csr', csr)
    expect(parse({ csr: name }).csr?.pem).toBe(csr)
    expect(parse({ csr: `./${name}` }).csr?.pem).toBe(csr)
    expect(parse({ csr: join(folder, name) }).csr?.pem).toBe(csr)
  })

  test('may hold any form, and may be linked', () => {
    file('bare.txt', csr.replace(/-----[^-]+-----|\n/g, ''))
    symlinkSync(join(folder, 'bare.txt'), join(folder, 'link.csr'))
    expect(parse({ csr: 'link.csr' }).csr?.pem).toBe(csr)
    expect(parse({ csr: file('windows.csr', Buffer.from(csr, 'utf16le')) }).csr?.pem).toBe(csr)
    const der = Buffer.from(csr.replace(/-----[^-]+-----|\n/g, ''), 'base64')
    expect(parse({ csr: file('request.der', der) }).csr?.pem).toBe(csr)
  })

  test.each([
    ['missing.csr', 'missing'],
    ['.', 'not_regular'],
    ['/dev/null', 'not_regular'],
    ['missing.csr/below', 'missing'],
  ])('%s is refused: %s', (given, fault) => {
    expect(refusal({ csr: given }).faults).toMatchObject([
      { input: 'csr', code: 'bad_csr_file', given, fault },
    ])
  })

  test.each(['x'.repeat(101), 'two words'])('%s is no path, and may be a secret', (given) => {
    expect(refusal({ csr: given }).faults).toMatchObject([
      { input: 'csr', code: 'bad_csr_file', given: undefined, fault: 'missing' },
    ])
  })

  test('of over 64 KB is refused, of exactly 64 KB not', () => {
    const padded = (size: number) => csr + ' '.repeat(size - csr.length)
    expect(parse({ csr: file('full.csr', padded(65_536)) }).csr?.pem).toBe(csr)
    expect(refusal({ csr: file('big.csr', padded(65_537)) }).faults).toMatchObject([
      { input: 'csr', code: 'bad_csr_file', fault: 'too_large' },
    ])
  })

  test('the fault names the file, and repeats nothing of what it holds', () => {
    const { faults } = refusal({ csr: file('not.csr', 'hello') })
    expect(faults).toEqual([
      { input: 'csr', code: 'bad_csr', file: 'not.csr', fault: { code: 'no_request' } },
    ])
  })
})

describe('a private key', () => {
  test.each(PRIVATE_KEYS)(
    'as csr, %s: no line of it is in the fault, each is to be masked',
    (_form, key) => {
      for (const given of [
        key,
        file('key.pem', key),
        file('16.pem', Buffer.from(key, 'utf16le')),
      ]) {
        const { faults, secrets } = refusal({ csr: given })
        expect(faults).toMatchObject([{ input: 'csr', code: 'private_key' }])
        const lines = key
          .replace(/-----[^-]+-----/g, '\n')
          .split(/\\n|\s/)
          .filter((line) => line.length >= 12 && !/PuTTY|Encryption|Private-Lines/.test(line))
        expect(secrets).toEqual(expect.arrayContaining(lines))
        for (const secret of secrets) {
          expect(JSON.stringify(faults)).not.toContain(secret)
        }
      }
    },
  )

  test.each(DECLARED)('as %s, in PEM and in base64 of DER', (input) => {
    const base64 = privateKey.replace(/-----[^-]+-----|\n/g, '')
    for (const given of [privateKey, base64, `see\n${base64}`]) {
      const { faults, secrets } = refusal({ csr, [input]: given })
      expect(faults).toContainEqual(expect.objectContaining({ input, code: 'private_key' }))
      expect(secrets.some((secret) => base64.includes(secret))).toBe(true)
      expect(JSON.stringify(faults)).not.toContain(base64.slice(0, 20))
    }
  })

  test('as a DER file', () => {
    const der = Buffer.from(privateKey.replace(/-----[^-]+-----|\n/g, ''), 'base64')
    const { faults, secrets } = refusal({ csr: file('key.der', der) })
    expect(faults).toMatchObject([{ input: 'csr', code: 'private_key' }])
    expect(secrets).toEqual([der.toString('base64')])
  })

  test('by its words in a sentence is none', () => {
    const comments = 'The PRIVATE KEY was rolled: BEGIN PRIVATE KEY handling anew'
    expect(parse({ csr, comments }).comments).toBe(comments)
  })

  test('nor is a certificate or a damaged CSR a secret', () => {
    expect(refusal({ csr: csr.slice(0, 200) }).secrets).toEqual([])
  })
})
