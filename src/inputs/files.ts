import { accessSync, constants, lstatSync, readFileSync, statSync, type Stats } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { CsrError, isCertificate, isPrivateKey, parseCsr, type Csr } from '../x509/csr.ts'
import { codeOf } from '../util/errorCode.ts'
import { quoted, type Fields } from './fields.ts'
import { holdsPrivateKey, isInline, secretLines } from '../x509/pem.ts'

const MAX_CSR_BYTES = 64 * 1024
/** File systems take 255 bytes, and the chain is first written under a name that is a little longer. */
const LONGEST_NAME = 230
const DER_SEQUENCE = 0x30
/** How Java's own keystores begin. */
const JKS = '\xfe\xed\xfe\xed'

/** What the input `csr` came to. */
export interface CsrInput {
  readonly csr?: Csr
  /** The file it was read from. */
  readonly path?: string
}

/**
 * Reads and checks the CSR, given as text or as a file's path; faults, and the lines of a private key given in its
 * place, are collected in the fields.
 */
export function readCsr(fields: Fields, workspace: string): CsrInput {
  const given = fields.text('csr')
  if (given === undefined) {
    return {}
  }
  const file = isInline(given) ? {} : { path: resolve(workspace, given) }
  const text = file.path === undefined ? given : readFile(fields, file.path, given)
  if (text === undefined) {
    return file
  }
  try {
    return { csr: parseCsr(text), ...file }
  } catch (error) {
    if (!(error instanceof CsrError)) {
      throw error
    }
    const where = file.path === undefined ? '' : `(the file ${quoted(given)}) `
    fields.fault('csr', `${where}${error.message}`)
    if (error.isPrivateKey) {
      fields.secrets.push(...secretLines(text))
    }
    return file
  }
}

/**
 * The absolute path of `certificate_path`, which is absent or a regular file without a private key in it; faults are
 * collected in the fields, so that no certificate is asked for that could not be written.
 */
export function checkTarget(
  fields: Fields,
  workspace: string,
  csrPath: string | undefined,
): string | undefined {
  const given = fields.plainText('certificate_path')
  if (given === undefined) {
    return undefined
  }
  const path = resolve(workspace, given)
  const problem =
    path === csrPath ? 'is the file of the CSR, which it would replace' : problemOf(path)
  if (problem !== undefined) {
    fields.fault('certificate_path', `(${quoted(given)}) ${problem}`)
  }
  return path
}

function readFile(fields: Fields, path: string, given: string): string | undefined {
  // A long text that is no path may be a damaged key: it is not repeated.
  const shown = given.length > 100 || /\s/.test(given) ? 'the text given' : quoted(given)
  const stats = statOf(() => statSync(path))
  if (stats === undefined) {
    return fields.fault(
      'csr',
      `is neither a PEM certificate request nor a file in the workspace: ${shown}`,
    )
  }
  if (typeof stats === 'string') {
    return fields.fault('csr', `cannot be read as a file (${stats}): ${shown}`)
  }
  if (!stats.isFile()) {
    return fields.fault('csr', `is not a regular file: ${shown}`)
  }
  if (stats.size > MAX_CSR_BYTES) {
    return fields.fault('csr', `is a file of over 64 KB: ${shown}`)
  }
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    return fields.fault('csr', `cannot be read as a file (${codeOf(error)}): ${shown}`)
  }
}

function problemOf(path: string): string | undefined {
  if (path.split(sep).some((name) => Buffer.byteLength(name) > LONGEST_NAME)) {
    return `has a name of more than ${String(LONGEST_NAME)} bytes in it`
  }
  // Not the target of a link: replacing the link by a file would surprise whoever made it.
  const stats = statOf(() => lstatSync(path))
  if (typeof stats === 'string') {
    return `cannot be looked at (${stats})`
  }
  if (stats === undefined) {
    return problemOfFolder(dirname(path))
  }
  if (!stats.isFile()) {
    return 'is not a regular file'
  }
  try {
    return problemOfContent(readFileSync(path)) ?? problemOfFolder(dirname(path))
  } catch (error) {
    return `cannot be read (${codeOf(error)})`
  }
}

function problemOfContent(content: Buffer): string | undefined {
  // Without its zero bytes, UTF-16 reads like the ASCII that a PEM is.
  const text = content.toString('latin1').replaceAll('\0', '')
  if (holdsPrivateKey(text) || isPrivateKey(content)) {
    return 'holds a private key, which the chain would replace'
  }
  const isKeystore = content[0] === DER_SEQUENCE ? !isCertificate(content) : text.startsWith(JKS)
  return isKeystore ? 'may hold a private key (PKCS #12, or another keystore)' : undefined
}

/** The folder, or the nearest one above it that exists, must take a new file. */
function problemOfFolder(folder: string): string | undefined {
  const stats = statOf(() => statSync(folder))
  if (stats === undefined && dirname(folder) !== folder) {
    return problemOfFolder(dirname(folder))
  }
  if (typeof stats === 'string' || stats?.isDirectory() !== true) {
    return 'is below something that is not a folder'
  }
  try {
    accessSync(folder, constants.W_OK)
    return undefined
  } catch {
    return `is in a folder that cannot be written (${folder})`
  }
}

/** What is there; undefined where nothing is, and an error code where it cannot be told. */
function statOf(look: () => Stats): Stats | string | undefined {
  try {
    return look()
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOENT' ? undefined : code
  }
}
