import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import { InputError } from '../../src/inputs/fields.ts'
import { parseInputs, type Inputs } from '../../src/inputs/inputs.ts'
import { privateKeys } from '../support/certificates.ts'

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
  })

  test.each([
    [
      'missing.csr',
      'is neither a PEM certificate request nor a file in the workspace: "missing.csr"',
    ],
    ['.', 'is not a regular file: "."'],
    ['/dev/null', 'is not a regular file: "/dev/null"'],
    ['x'.repeat(300), 'cannot be read as a file (ENAMETOOLONG): the text given'],
    [
      'two words',
      'is neither a PEM certificate request nor a file in the workspace: the text given',
    ],
  ])('%s is refused', (path, message) => {
    expect(refusal({ csr: path }).message).toContain(`csr ${message}`)
  })

  test('of over 64 KB is refused, of exactly 64 KB not', () => {
    const padded = (size: number) => csr + ' '.repeat(size - csr.length)
    expect(parse({ csr: file('full.csr', padded(65_536)) }).csr?.pem).toBe(csr)
    const { message } = refusal({ csr: file('big.csr', padded(65_537)) })
    expect(message).toContain('csr is a file of over 64 KB: "big.csr"')
  })

  test('the message names the file, and says what is wrong with it', () => {
    const { message } = refusal({ csr: file('not.csr', 'hello') })
    expect(message).toContain('csr (the file "not.csr") holds no certificate request')
  })
})

describe('a private key given as csr', () => {
  test.each(PRIVATE_KEYS)(
    '%s: no line of it is in the message, each is to be masked',
    (_form, key) => {
      for (const given of [key, file('key.pem', key)]) {
        const { message, secrets } = refusal({ csr: given })
        expect(message).toContain('is a private key')
        const lines = key
          .split(/\\n|\s/)
          .filter((line) => line.length >= 12 && !/-----|PuTTY|Encryption|Private-Lines/.test(line))
        for (const line of lines) {
          expect(secrets).toContain(line)
        }
        for (const secret of secrets) {
          expect(message).not.toContain(secret)
        }
      }
    },
  )

  test('neither markers nor short ends are masked: they would garble the log', () => {
    const { secrets } = refusal({ csr: privateKey })
    expect(secrets.length).toBeGreaterThan(1)
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThanOrEqual(12)
      expect(secret).not.toContain('-----')
    }
  })

  test('a certificate or a damaged CSR is no secret', () => {
    expect(refusal({ csr: csr.slice(0, 200) }).secrets).toEqual([])
  })
})

describe('certificate_path', () => {
  const path = (given: string) => parse({ csr, certificate_path: given }).certificatePath

  test('is absent or a regular file, in a folder that is there or can be made', () => {
    expect(path('new.pem')).toBe(join(folder, 'new.pem'))
    expect(path('deep/er/new.pem')).toBe(join(folder, 'deep/er/new.pem'))
    file('old.pem', 'old chain')
    expect(path('old.pem')).toBe(join(folder, 'old.pem'))
    expect(readFileSync(join(folder, 'old.pem'), 'utf8')).toBe('old chain')
  })

  test.each(PRIVATE_KEYS.filter(([form]) => !form.startsWith('base64')))(
    'a file with a private key is never replaced: %s',
    (_form, key) => {
      file('server.pem', `some text\n${key}`)
      const { message } = refusal({ csr, certificate_path: 'server.pem' })
      expect(message).toContain('certificate_path ("server.pem") holds a private key')
    },
  )

  test('nor is one that may hold a key in a form that cannot be read', () => {
    const problem = (content: Buffer) =>
      refusal({ csr, certificate_path: file('old.bin', content) }).message
    expect(problem(Buffer.from(privateKey, 'utf16le'))).toContain('holds a private key')
    expect(problem(Buffer.from('3082017b020103', 'hex'))).toContain('may hold a private key (PKCS')
    expect(problem(Buffer.from('feedfeed00000002', 'hex'))).toContain('may hold a private key')
  })

  test('its name must leave room for that of the file that is written first', () => {
    const name = `${'n'.repeat(226)}.pem`
    expect(path(name)).toBe(join(folder, name))
    for (const long of [`n${name}`, `n${name}/chain.pem`]) {
      expect(refusal({ csr, certificate_path: long }).message).toContain('more than 230 bytes')
    }
  })

  test('not the file of the CSR, a folder, a link, or below a file', () => {
    const name = file('request.csr', csr)
    const problem = (given: string) => refusal({ csr: name, certificate_path: given }).message
    expect(problem('./request.csr')).toContain('is the file of the CSR')
    mkdirSync(join(folder, 'folder'), { recursive: true })
    expect(problem('folder')).toContain('is not a regular file')
    symlinkSync(join(folder, 'target.pem'), join(folder, 'link.pem'))
    expect(problem('link.pem')).toContain('is not a regular file')
    expect(problem('request.csr/chain.pem')).toMatch(/folder|ENOTDIR/)
  })

  // The superuser may write everywhere: there the check has nothing to refuse.
  if (process.getuid?.() !== 0) {
    test('not in a folder that cannot be written', () => {
      mkdirSync(join(folder, 'locked'), { mode: 0o555 })
      const { message } = refusal({ csr, certificate_path: 'locked/chain.pem' })
      expect(message).toContain('is in a folder that cannot be written')
    })
  }
})
