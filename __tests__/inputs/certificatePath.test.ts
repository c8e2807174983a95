import { afterAll, describe, expect, test } from '@jest/globals'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix, win32 } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import { checkName, checkTarget } from '../../src/inputs/certificatePath.ts'
import { InputError, type InputFault } from '../../src/inputs/fault.ts'
import { parseInputs } from '../../src/inputs/inputs.ts'
import { TargetError } from '../../src/inputs/targetError.ts'
import { make, privateKeys } from '../support/certificates.ts'

const folder = mkdtempSync(join(tmpdir(), 'target-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const { csr, privateKey } = await createCsr({ commonName: 'example.com' })
const PRIVATE_KEYS = await privateKeys()
const CHAIN = (await make('example.com')).pem + (await make('CA')).pem

/** The path that the input comes to. */
function path(given: string, csrGiven = csr): string | undefined {
  const all: Record<string, string> = { api_key: 'KEY', order_id: '123', csr: csrGiven }
  return parseInputs((name) => ({ ...all, certificate_path: given })[name] ?? '', folder)
    .certificatePath
}

/** Why a path is refused: the code, and nothing is left of the trial. */
function fault(given: string, csrGiven?: string): string {
  const before = readdirSync(folder)
  const faults = refusal(() => path(given, csrGiven))
  expect(readdirSync(folder)).toEqual(before)
  expect(faults).toMatchObject([{ input: 'certificate_path', code: 'bad_target', given }])
  return faults.map((one) => (one.code === 'bad_target' ? one.fault.code : '')).join()
}

function refusal(parse: () => unknown): readonly InputFault[] {
  try {
    parse()
  } catch (error) {
    if (error instanceof InputError) {
      return error.faults
    }
    throw error
  }
  return []
}

function codeOf(check: () => void): string {
  try {
    check()
  } catch (error) {
    if (error instanceof TargetError) {
      return error.code
    }
    throw error
  }
  return ''
}

/** Writes a file into the workspace; comes back with its relative path. */
function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text)
  return name
}

describe('certificate_path may be', () => {
  test('a new file, in a folder that is there or can be made, and nothing is left of the trial', () => {
    const before = readdirSync(folder)
    expect(path('new.pem')).toBe(join(folder, 'new.pem'))
    expect(path('deep/er/new.pem')).toBe(join(folder, 'deep/er/new.pem'))
    expect(readdirSync(folder)).toEqual(before)
  })

  test('exactly what is written, odd as it is', () => {
    for (const odd of ['##[error]x.pem', '%0A.pem', 'a  b.pem', '::x.pem', 'ü$(x).pem', 'a~.pem']) {
      expect(path(odd)).toBe(join(folder, odd))
    }
  })

  test.each([
    ['a chain', CHAIN],
    ['one with blank lines', `\n${CHAIN.replaceAll('-----BEGIN', '\n\n-----BEGIN')}\n\n`],
    ['one with CRLF', CHAIN.replaceAll('\n', '\r\n')],
    ['one in UTF-16', Buffer.from(`\ufeff${CHAIN}`, 'utf16le')],
  ])('a file that holds nothing but certificates: %s', (_what, content) => {
    const name = file('old.pem', content)
    expect(path(name)).toBe(join(folder, name))
    expect(readFileSync(join(folder, name))).toEqual(Buffer.from(content))
  })

  test('of a name as long as file systems take', () => {
    const name = `${'n'.repeat(251)}.pem`
    expect(path(name)).toBe(join(folder, name))
    for (const long of [`n${name}`, `no/${name}x/chain.pem`, `${'ü'.repeat(128)}/chain.pem`]) {
      expect(fault(long)).toBe('long_name')
    }
  })
})

describe('certificate_path is refused', () => {
  test.each([
    ['a line feed', 'a\nb.pem', 'characters'],
    ['a carriage return', 'a\rb.pem', 'characters'],
    ['a tab', 'a\tb.pem', 'characters'],
    ['a NUL', 'a\0b.pem', 'characters'],
    ['a line separator', 'a\u2028b.pem', 'characters'],
    ['a right-to-left override', 'a\u202egnp.pem', 'characters'],
    ['a home folder', '~/chain.pem', 'home'],
    ['another user’s home folder', '~root/chain.pem', 'home'],
    ['a folder that is not there', 'certs/', 'folder'],
  ])('with %s', (_what, given, code) => {
    expect(fault(given)).toBe(code)
  })

  test.each(PRIVATE_KEYS.filter(([form]) => !form.startsWith('base64')))(
    'where a private key is: %s',
    (_form, key) => {
      expect(fault(file('server.pem', `some text\n${key}`))).toBe('private_key')
      expect(fault(file('server.pem', CHAIN + key))).toBe('private_key')
    },
  )

  test.each([
    ['a key in UTF-16', Buffer.from(privateKey, 'utf16le'), 'private_key'],
    [
      'a key in DER',
      Buffer.from(privateKey.replace(/-----[^-]+-----|\n/g, ''), 'base64'),
      'private_key',
    ],
    ['PKCS #12', Buffer.from('3082017b0201033082010006092a864886f70d010701', 'hex'), 'private_key'],
    ['a Java keystore', Buffer.from('feedfeed00000002', 'hex'), 'other_content'],
    ['a CSR', csr, 'other_content'],
    ['certificates and a CSR', CHAIN + csr, 'other_content'],
    ['certificates and a comment', `# mine\n${CHAIN}`, 'other_content'],
    ['a certificate that is cut', CHAIN.slice(0, -40), 'other_content'],
    [
      'a certificate that is none',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      'other_content',
    ],
    ['a runner’s file', 'name=value\n', 'other_content'],
    ['nothing, as the runner’s files begin', '', 'other_content'],
    ['more than any chain', CHAIN + ' '.repeat(1024 * 1024), 'other_content'],
  ])('where a file holds %s', (_what, content, code) => {
    const name = file('other.bin', content)
    expect(fault(name)).toBe(code)
    expect(readFileSync(join(folder, name)).equals(Buffer.from(content))).toBe(true)
  })

  test('where the CSR is, under whatever name', () => {
    const name = file('request.csr', csr)
    expect(fault(`./${name}`, name)).toBe('csr')
    linkSync(join(folder, name), join(folder, 'hard.csr'))
    expect(fault('hard.csr', name)).toBe('csr')
    symlinkSync(folder, join(folder, 'self'))
    expect(fault(`self/${name}`, name)).toBe('csr')
    symlinkSync(join(folder, name), join(folder, 'link.csr'))
    expect(fault(name, 'link.csr')).toBe('csr')
  })

  test('where a link, a folder or a file in the place of a folder is', () => {
    const name = file('plain.txt', 'x')
    symlinkSync(join(folder, 'old.pem'), join(folder, 'link.pem'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    mkdirSync(join(folder, 'folder'))
    expect(fault('link.pem')).toBe('link')
    expect(fault('dangling')).toBe('link')
    expect(fault('folder')).toBe('not_regular')
    expect(fault(`${name}/chain.pem`)).toBe('unwritable')
    expect(fault(`${name}/deep/chain.pem`)).toBe('unwritable')
    expect(fault('dangling/chain.pem')).toBe('unwritable')
  })

  test('where no file can be created, though permissions may say otherwise', () => {
    // Not even the superuser creates files there.
    expect(
      codeOf(() => {
        checkTarget('/proc/chain.pem')
      }),
    ).toBe('unwritable')
  })
})

test('a csr that is no path does not get in the way', () => {
  const name = file('old.pem', CHAIN)
  expect(() => path(name, 'x'.repeat(300))).toThrow(InputError)
})

test('right before writing everything is checked again', () => {
  const target = join(folder, 'late.pem')
  expect(
    codeOf(() => {
      checkTarget(target)
    }),
  ).toBe('')
  writeFileSync(target, privateKey)
  expect(
    codeOf(() => {
      checkTarget(target)
    }),
  ).toBe('private_key')
  rmSync(target)
  mkdirSync(target)
  expect(
    codeOf(() => {
      checkTarget(target)
    }),
  ).toBe('not_regular')
})

describe('on Windows', () => {
  const windows = (given: string) =>
    codeOf(() => {
      checkName(given, win32)
    })

  test.each([
    'chain.pem',
    'certs\\live\\chain.pem',
    'certs/live/chain.pem',
    'D:\\a\\site\\chain.pem',
    '\\\\server\\share\\chain.pem',
    '.\\..\\chain.pem',
    'D:\\a b\\console.pem',
    'com.pem',
  ])('%s is a path', (given) => {
    expect(windows(given)).toBe('')
  })

  test.each([
    ['C:chain.pem', 'windows_name'],
    ['chain.pem:stream', 'windows_name'],
    ['D:\\a\\chain?.pem', 'windows_name'],
    ['D:\\a*\\chain.pem', 'windows_name'],
    ['a|b.pem', 'windows_name'],
    ['"chain.pem"', 'windows_name'],
    ['chain.pem.', 'windows_name'],
    ['certs \\chain.pem', 'windows_name'],
    ['NUL', 'windows_name'],
    ['certs\\con.pem', 'windows_name'],
    ['LPT1.txt', 'windows_name'],
    ['certs\\', 'folder'],
    ['certs/', 'folder'],
    ['~\\chain.pem', 'home'],
    ['a\tb.pem', 'characters'],
    [`D:\\${'n'.repeat(256)}\\chain.pem`, 'long_name'],
  ])('%s is none', (given, code) => {
    expect(windows(given)).toBe(code)
  })

  test('what Windows does not take is fine elsewhere', () => {
    for (const given of ['chain?.pem', 'NUL', 'C:chain.pem', 'chain.pem.']) {
      expect(
        codeOf(() => {
          checkName(given, posix)
        }),
      ).toBe('')
    }
  })
})
