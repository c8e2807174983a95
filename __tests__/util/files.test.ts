import { afterAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileError } from '../../src/util/fileError.ts'
import { isSameFile, readSmallFile, tryToCreate, writeWhole } from '../../src/util/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'files-'))
const path = (name: string): string => join(folder, name)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof FileError) {
      return error.code
    }
    throw error
  }
  return ''
}

const mode = (name: string): string => (statSync(path(name)).mode & 0o7777).toString(8)

describe('reading', () => {
  test('a file of the most bytes, and none of more', () => {
    writeFileSync(path('ten'), '0123456789')
    expect(readSmallFile(path('ten'), 10).toString()).toBe('0123456789')
    expect(codeOf(() => readSmallFile(path('ten'), 9))).toBe('too_large')
  })

  test('a path without a regular file, without opening it', () => {
    execFileSync('mkfifo', [path('pipe')])
    expect(codeOf(() => readSmallFile(path('none'), 9))).toBe('missing')
    expect(codeOf(() => readSmallFile(path('ten/below'), 9))).toBe('missing')
    expect(codeOf(() => readSmallFile(folder, 9))).toBe('not_regular')
    expect(codeOf(() => readSmallFile(path('pipe'), 9))).toBe('not_regular')
    expect(codeOf(() => readSmallFile(path('n'.repeat(300)), 9))).toBe('unreadable')
  })
})

test('one file is the same under every name, and none is another', () => {
  writeFileSync(path('one'), 'same')
  writeFileSync(path('two'), 'same')
  linkSync(path('one'), path('hard'))
  symlinkSync(path('one'), path('soft'))
  expect([path('hard'), path('soft')].map((other) => isSameFile(path('one'), other))).toEqual([
    ...[true, true],
  ])
  const others = [path('two'), path('absent'), path('n'.repeat(300)), folder]
  expect(others.map((other) => isSameFile(path('one'), other))).toEqual(others.map(() => false))
})

describe('trying to create', () => {
  test('leaves nothing behind, and makes no folder', () => {
    const before = readdirSync(folder)
    tryToCreate(path('a/b/c'))
    tryToCreate(path('new'))
    expect(readdirSync(folder)).toEqual(before)
  })

  test('fails below a file', () => {
    writeFileSync(path('file'), '')
    expect(
      codeOf(() => {
        tryToCreate(path('file/a/b'))
      }),
    ).toBe('unwritable')
  })
})

describe('writing', () => {
  test('makes the folders, and a file with mode 0644 whatever the umask says', () => {
    const umask = process.umask(0o077)
    try {
      writeWhole(path('x/y/new.pem'), 'text')
    } finally {
      process.umask(umask)
    }
    expect(readFileSync(path('x/y/new.pem'), 'utf8')).toBe('text')
    expect(mode('x/y/new.pem')).toBe('644')
    expect(readdirSync(path('x/y'))).toEqual(['new.pem'])
  })

  test.each([0o600, 0o640, 0o664])('keeps the mode of the file that it replaces: %d', (kept) => {
    writeFileSync(path('old.pem'), 'old')
    chmodSync(path('old.pem'), kept)
    writeWhole(path('old.pem'), 'new')
    expect(readFileSync(path('old.pem'), 'utf8')).toBe('new')
    expect(mode('old.pem')).toBe(kept.toString(8))
  })

  test('lets who has the old file open go on reading it', () => {
    writeFileSync(path('open.pem'), 'old')
    const file = openSync(path('open.pem'), 'r')
    writeWhole(path('open.pem'), 'new')
    const buffer = Buffer.alloc(9)
    expect(buffer.toString('utf8', 0, readSync(file, buffer))).toBe('old')
  })

  test('leaves neither a file nor a part of one where it fails', () => {
    mkdirSync(path('taken'))
    const before = readdirSync(folder)
    expect(
      codeOf(() => {
        writeWhole(path('taken'), 'text')
      }),
    ).toBe('unwritable')
    expect(
      codeOf(() => {
        writeWhole(path('ten/below'), 'text')
      }),
    ).toBe('unwritable')
    expect(readdirSync(folder)).toEqual(before)
    expect(readdirSync(path('taken'))).toEqual([])
  })

  test('takes a name as long as the file system does', () => {
    const name = 'n'.repeat(255)
    writeWhole(path(name), 'text')
    expect(readFileSync(path(name), 'utf8')).toBe('text')
  })
})
