import path, { type PlatformPath } from 'node:path'
import { FileError } from '../util/fileError.ts'
import { isSameFile, lookAt, readSmallFile, tryToCreate } from '../util/files.ts'
import { holdsOnlyCertificates } from '../x509/bundle.ts'
import { holdsPrivateKey } from '../x509/privateKey.ts'
import type { Fields } from './fields.ts'
import { TargetError } from './targetError.ts'

/** File systems take names of 255 bytes. */
const LONGEST_NAME = 255
/** A larger file is no chain. */
const MAX_CHAIN_BYTES = 1024 * 1024
/** Control characters and line ends, and what turns the direction of reading: a path that is not what it looks like. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u
const WINDOWS_CHARACTERS = /[<>:"|?*]/
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

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
    fields.fault('certificate_path', { code: 'bad_target', given, fault: error.fault })
  }
  return target
}

/**
 * Checks a path as it was typed, by the rules of a platform.
 * @throws {@link TargetError} when a file of that name cannot be, or would not be where it seems to be
 */
export function checkName(given: string, platform: PlatformPath): void {
  if (UNPRINTABLE.test(given)) {
    throw new TargetError({ code: 'characters' })
  }
  if (given.startsWith('~')) {
    throw new TargetError({ code: 'home' })
  }
  const isWindows = platform.sep === '\\'
  if (/[/]$/.test(given) || (isWindows && given.endsWith('\\'))) {
    throw new TargetError({ code: 'folder' })
  }
  const { root } = platform.parse(given)
  const names = given.slice(root.length).split(isWindows ? /[\\/]/ : '/')
  if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME)) {
    throw new TargetError({ code: 'long_name', maxBytes: LONGEST_NAME })
  }
  if (isWindows && (/^[a-z]:$/i.test(root) || names.some(isNoWindowsName))) {
    throw new TargetError({ code: 'windows_name' })
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
    const code = cause.code === 'unwritable' ? 'unwritable' : 'unreadable'
    throw new TargetError({ code, detail: cause.detail }, { cause })
  }
}

function checkExisting(target: string, csrPath: string | undefined): void {
  const stats = lookAt(target)
  if (stats?.isSymbolicLink() === true) {
    throw new TargetError({ code: 'link' })
  }
  if (stats?.isFile() !== true) {
    throw new TargetError({ code: 'not_regular' })
  }
  if (csrPath !== undefined && isSameFile(target, csrPath)) {
    throw new TargetError({ code: 'csr' })
  }
  const content = stats.size > MAX_CHAIN_BYTES ? undefined : readSmallFile(target, MAX_CHAIN_BYTES)
  if (content !== undefined && holdsPrivateKey(content)) {
    throw new TargetError({ code: 'private_key' })
  }
  if (content === undefined || !holdsOnlyCertificates(content)) {
    throw new TargetError({ code: 'other_content' })
  }
}

function isNoWindowsName(name: string): boolean {
  return WINDOWS_CHARACTERS.test(name) || WINDOWS_DEVICES.test(name) || /[^.][. ]+$/.test(name)
}
