import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from './errorCode.ts'
import { FileError } from './fileError.ts'

/**
 * The bytes of a regular file of at most `most` bytes. Anything else is not even opened.
 * @throws {@link FileError}
 */
export function readSmallFile(path: string, most: number): Buffer {
  const stats = look(() => statSync(path))
  if (stats === undefined) {
    throw new FileError('missing', '')
  }
  if (!stats.isFile()) {
    throw new FileError('not_regular', '')
  }
  const bytes = readable(() => readUpTo(path, most + 1))
  if (bytes.length > most) {
    throw new FileError('too_large', '')
  }
  return bytes
}

/**
 * What stands at a path itself, be it a link; undefined for nothing.
 * @throws {@link FileError} when it cannot be looked at
 */
export function lookAt(path: string): Stats | undefined {
  return look(() => lstatSync(path))
}

/** Whether two paths lead to one file, through links or in another spelling; false where one leads to none. */
export function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })]
    return a.ino === b.ino && a.dev === b.dev
  } catch {
    return false
  }
}

/**
 * Creates a file, and takes it away again, in the nearest folder above the path that exists.
 * @throws {@link FileError} when it cannot
 */
export function tryToCreate(path: string): void {
  let folder = dirname(path)
  while (lookAt(folder) === undefined && dirname(folder) !== folder) {
    folder = dirname(folder)
  }
  const temporary = temporaryIn(folder)
  try {
    writeFileSync(temporary, '', { flag: 'wx' })
    rmSync(temporary)
  } catch (cause) {
    throw new FileError('unwritable', codeOf(cause), { cause })
  }
}

/**
 * Writes the text beside the path and renames it, so that a reader sees the old file or the new one, never a part. A
 * replaced file keeps its mode; a new one gets 0644, whatever the umask says.
 * @throws {@link FileError} when it cannot; nothing is left behind then
 */
export function writeWhole(path: string, text: string): void {
  const temporary = temporaryIn(dirname(path))
  try {
    mkdirSync(dirname(path), { recursive: true })
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o644
    writeFileSync(temporary, text, { flag: 'wx', flush: true })
    chmodSync(temporary, mode & 0o7777)
    renameSync(temporary, path)
  } catch (cause) {
    if (existsSync(temporary)) {
      rmSync(temporary)
    }
    throw new FileError('unwritable', codeOf(cause), { cause })
  }
}

/** A short name, because that of the file itself may be as long as the file system lets it be. */
function temporaryIn(folder: string): string {
  return join(folder, `.${randomBytes(6).toString('hex')}.tmp`)
}

function look(stat: () => Stats): Stats | undefined {
  try {
    return stat()
  } catch (error) {
    // The second is said of what would be below a file.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) {
      return undefined
    }
    throw new FileError('unreadable', codeOf(error), { cause: error })
  }
}

function readable(read: () => Buffer): Buffer {
  try {
    return read()
  } catch (cause) {
    throw new FileError('unreadable', codeOf(cause), { cause })
  }
}

/** The size that a file shows is not to be trusted: those of /proc show none. */
function readUpTo(path: string, most: number): Buffer {
  const buffer = Buffer.alloc(most)
  const file = openSync(path, 'r')
  try {
    let length = 0
    for (let read = 1; read > 0 && length < most; length += read) {
      read = readSync(file, buffer, length, most - length, null)
    }
    return buffer.subarray(0, length)
  } finally {
    closeSync(file)
  }
}
