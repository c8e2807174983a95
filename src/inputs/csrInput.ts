import { resolve } from 'node:path'
import { FileError } from '../util/fileError.ts'
import { readSmallFile } from '../util/files.ts'
import { parseCsr, type Csr } from '../x509/csr.ts'
import { CsrError } from '../x509/csrError.ts'
import { isInline } from '../x509/pem.ts'
import { holdsPrivateKey } from '../x509/privateKey.ts'
import type { Fields } from './fields.ts'

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
    return parse(fields, given, undefined)
  }
  const path = resolve(workspace, given)
  const content = readFile(fields, path, given)
  return content === undefined ? { path } : { ...parse(fields, content, given), path }
}

function parse(fields: Fields, content: string | Buffer, file: string | undefined): CsrInput {
  if (holdsPrivateKey(content)) {
    fields.privateKey('csr', content, file)
    return {}
  }
  try {
    return { csr: parseCsr(content) }
  } catch (error) {
    if (!(error instanceof CsrError)) {
      throw error
    }
    fields.fault('csr', { code: 'bad_csr', file, fault: error.fault })
    return {}
  }
}

function readFile(fields: Fields, path: string, given: string): Buffer | undefined {
  try {
    return readSmallFile(path, MAX_CSR_BYTES)
  } catch (error) {
    if (!(error instanceof FileError)) {
      throw error
    }
    const { code: fault, detail } = error
    // A long text that is no path may be a damaged key: it is not repeated.
    const shown = given.length > 100 || /\s/.test(given) ? undefined : given
    return fields.fault('csr', { code: 'bad_csr_file', given: shown, fault, detail })
  }
}
