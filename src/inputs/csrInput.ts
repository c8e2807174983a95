import { resolve } from 'node:path'
import { FileError, readSmallFile } from '../util/files.ts'
import { CsrError, parseCsr, type Csr } from '../x509/csr.ts'
import { isInline } from '../x509/pem.ts'
import { holdsPrivateKey } from '../x509/privateKey.ts'
import { quoted, type Fields } from './fields.ts'

const MAX_CSR_BYTES = 64 * 1024

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
  const given = fields.plainText('csr')
  if (given === undefined) {
    return {}
  }
  if (isInline(given)) {
    return parse(fields, given, '')
  }
  const path = resolve(workspace, given)
  const content = readFile(fields, path, given)
  return content === undefined ? { path } : { ...parse(fields, content, given), path }
}

function parse(fields: Fields, content: string | Buffer, path: string): CsrInput {
  const where = path === '' ? '' : `(the file ${quoted(path)}) `
  if (holdsPrivateKey(content)) {
    fields.privateKey('csr', content, where)
    return {}
  }
  try {
    return { csr: parseCsr(content) }
  } catch (error) {
    if (!(error instanceof CsrError)) {
      throw error
    }
    fields.fault('csr', `${where}${error.message}`)
    return {}
  }
}

function readFile(fields: Fields, path: string, given: string): Buffer | undefined {
  // A long text that is no path may be a damaged key: it is not repeated.
  const shown = given.length > 100 || /\s/.test(given) ? 'the text given' : quoted(given)
  try {
    return readSmallFile(path, MAX_CSR_BYTES)
  } catch (error) {
    if (!(error instanceof FileError)) {
      throw error
    }
    return fields.fault('csr', `${problemOf(error)}: ${shown}`, 'file')
  }
}

function problemOf({ code, detail }: FileError): string {
  switch (code) {
    case 'missing':
      return 'is neither a PEM certificate request nor a file in the workspace'
    case 'not_regular':
      return 'is not a regular file'
    case 'too_large':
      return 'is a file of over 64 KB'
    default:
      return `cannot be read as a file (${detail})`
  }
}
