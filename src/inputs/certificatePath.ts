import path, { type PlatformPath } from 'node:path'
import { FileError, isSameFile, lookAt, readSmallFile, tryToCreate } from '../util/files.ts'
import { holdsOnlyCertificates } from '../x509/bundle.ts'
import { holdsPrivateKey } from '../x509/privateKey.ts'
import { quoted, type Fields } from './fields.ts'

/** File systems take names of 255 bytes. */
const LONGEST_NAME = 255
/** What is larger is no chain. */
const MAX_CHAIN_BYTES = 1024 * 1024
/** Control characters and line ends, and what turns the direction of reading: a path that is not what it looks like. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u
const WINDOWS_CHARACTERS = /[<>:"|?*]/
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Why the chain must not be written to a path. */
export type TargetFault =
  | 'characters'
  | 'home'
  | 'folder'
  | 'name'
  | 'csr'
  | 'link'
  | 'not_regular'
  | 'private_key'
  | 'other_content'
  | 'unreadable'
  | 'unwritable'

/** The chain must not, or cannot, be written to a path. */
export class TargetError extends Error {
  override readonly name = 'TargetError'
  readonly code: TargetFault

  constructor(code: TargetFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/**
 * The absolute path of `certificate_path`, to which the chain could be written now; faults are collected in the fields,
 * so that no certificate is asked for that could not be written.
 */
export function readTarget(
  fields: Fields,
  workspace: string,
  csrPath: string | undefined,
): string | undefined {
  const given = fields.plainText('certificate_path')
  if (given === undefined) {
    return undefined
  }
  const target = path.resolve(workspace, given)
  try {
    checkName(given, path)
    checkTarget(target, csrPath)
  } catch (error) {
    if (!(error instanceof TargetError)) {
      throw error
    }
    fields.fault('certificate_path', `(${quoted(given)}) ${error.message}`, 'file')
  }
  return target
}

/**
 * Checks a path as it was typed, by the rules of a platform.
 * @throws {@link TargetError} when a file of that name cannot be, or would not be where it seems to be
 */
export function checkName(given: string, platform: PlatformPath): void {
  if (UNPRINTABLE.test(given)) {
    throw new TargetError('characters', 'holds control or bidirectional characters')
  }
  if (given.startsWith('~')) {
    throw new TargetError(
      'home',
      'begins with ~, which only a shell replaces; give the path itself',
    )
  }
  const isWindows = platform.sep === '\\'
  if (/[/]$/.test(given) || (isWindows && given.endsWith('\\'))) {
    throw new TargetError('folder', 'ends like a folder; give the path of a file')
  }
  const { root } = platform.parse(given)
  const names = given.slice(root.length).split(isWindows ? /[\\/]/ : '/')
  if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME)) {
    throw new TargetError('name', `has a name of more than ${String(LONGEST_NAME)} bytes in it`)
  }
  if (isWindows && (/^[a-z]:$/i.test(root) || names.some(isNoWindowsName))) {
    throw new TargetError('name', 'is no path that Windows takes')
  }
}

/**
 * Checks that the chain can be written to an absolute path now, and that nothing but certificates would be replaced.
 * Called before anything is sent, and again right before writing.
 * @throws {@link TargetError}
 */
export function checkTarget(target: string, csrPath?: string): void {
  try {
    if (lookAt(target) !== undefined) {
      checkExisting(target, csrPath)
    }
    tryToCreate(target)
  } catch (cause) {
    if (!(cause instanceof FileError)) {
      throw cause
    }
    throw cause.code === 'unwritable'
      ? new TargetError('unwritable', `is where no file can be created (${cause.detail})`, {
          cause,
        })
      : new TargetError('unreadable', `cannot be looked at (${cause.detail})`, { cause })
  }
}

function checkExisting(target: string, csrPath: string | undefined): void {
  const stats = lookAt(target)
  if (stats?.isSymbolicLink() === true) {
    throw new TargetError('link', 'is a link; give the path that it leads to')
  }
  if (stats?.isFile() !== true) {
    throw new TargetError('not_regular', 'is not a regular file')
  }
  if (csrPath !== undefined && isSameFile(target, csrPath)) {
    throw new TargetError('csr', 'is the file of the CSR, which it would replace')
  }
  const content = stats.size > MAX_CHAIN_BYTES ? undefined : readSmallFile(target, MAX_CHAIN_BYTES)
  if (content !== undefined && holdsPrivateKey(content)) {
    throw new TargetError('private_key', 'holds a private key, which the chain would replace')
  }
  if (content === undefined || !holdsOnlyCertificates(content)) {
    throw new TargetError(
      'other_content',
      'is a file that holds something other than PEM certificates, or nothing; remove it, or give another path',
    )
  }
}

function isNoWindowsName(name: string): boolean {
  return WINDOWS_CHARACTERS.test(name) || WINDOWS_DEVICES.test(name) || /[^.][. ]+$/.test(name)
}
