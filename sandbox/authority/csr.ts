import type { Pkcs10CertificateRequest } from '@peculiar/x509'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { ApiError, invalidValue } from '../api/apiError.ts'
import type { Switches } from '../settings.ts'
import { x509 } from './x509.ts'

const ARMOUR =
  /^\s*-----BEGIN (NEW )?CERTIFICATE REQUEST-----([\sA-Za-z0-9+/=]+)-----END (?:NEW )?CERTIFICATE REQUEST-----\s*$/
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1']

/** The public key of a CSR, as the DER of its SubjectPublicKeyInfo. Throws where it is no CSR. */
export function publicKeyOf(csr: string): Buffer {
  return Buffer.from(parse(csr).publicKey.rawData)
}

/** Bits of a CSR's key: the modulus of RSA, the curve of others. */
export function keySizeOf(csr: string): number {
  const details = keyOf(parse(csr)).asymmetricKeyDetails
  if (details?.modulusLength) {
    return details.modulusLength
  }
  return Number(/\d{3}/.exec(details?.namedCurve ?? '')?.[0] ?? 256)
}

/** Refuses, with an {@link ApiError}, what is no CSR, has a weak key, or is not signed by it. */
export async function checkCsr(csr: string): Promise<void> {
  const request = parse(csr)
  const key = keyOf(request)
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  const strong =
    key.asymmetricKeyType === 'rsa'
      ? (modulusLength ?? 0) >= 2048
      : CURVES.includes(namedCurve ?? '')
  if (!strong) {
    throw new ApiError(400, invalidValue('certificate.csr', 'weak or unknown key'))
  }
  if (!(await isSigned(request))) {
    throw new ApiError(400, invalidValue('certificate.csr', 'its signature does not verify'))
  }
}

/** A CSR as CertCentral may give it back: the same request, written differently. */
export function formatCsr(csr: string, format: Switches['csrFormat']): string {
  const base64 = ARMOUR.exec(csr)?.[2]?.replace(/\s/g, '')
  if (base64 === undefined || format === 'as_sent') {
    return csr
  }
  if (format === 'bare_base64') {
    return base64
  }
  const label = format === 'new_request' ? 'NEW CERTIFICATE REQUEST' : 'CERTIFICATE REQUEST'
  const width = { crlf: 64, new_request: 64, long_lines: 76, one_line: base64.length }[format]
  const lines = base64.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? []
  const end = { crlf: '\r\n', new_request: '\n', long_lines: '\n', one_line: '' }[format]
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join(end) + end
}

function parse(csr: string): Pkcs10CertificateRequest {
  const base64 = ARMOUR.exec(csr)?.[2]?.replace(/\s/g, '')
  try {
    if (base64) {
      return new x509.Pkcs10CertificateRequest(Uint8Array.from(Buffer.from(base64, 'base64')))
    }
  } catch {
    // Falls through to the one answer for whatever cannot be read.
  }
  throw new ApiError(400, { code: 'csr_invalid_cannot_parse', message: 'Unable to parse the CSR.' })
}

function keyOf(request: Pkcs10CertificateRequest): KeyObject {
  const key = Buffer.from(request.publicKey.rawData)
  try {
    return createPublicKey({ key, format: 'der', type: 'spki' })
  } catch {
    throw new ApiError(400, invalidValue('certificate.csr', 'unknown key'))
  }
}

async function isSigned(request: Pkcs10CertificateRequest): Promise<boolean> {
  try {
    return await request.verify()
  } catch {
    return false
  }
}
