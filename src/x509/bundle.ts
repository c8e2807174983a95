import { X509Certificate } from 'node:crypto'
import { certificatesIn, isCertificatesOnly, textOf } from './pem.ts'
import { VerificationError } from './verification.ts'

/**
 * The certificates of a PEM text, each once, in the order in which they stand.
 * @throws {@link VerificationError} when there is none, or when one is cut or cannot be read
 */
export function parseBundle(text: string): X509Certificate[] {
  const pems = certificatesIn(text)
  if (pems === undefined) {
    throw new VerificationError({ code: 'damaged' })
  }
  if (pems.length === 0) {
    throw new VerificationError({ code: 'no_certificate' })
  }
  try {
    return [...new Set(pems)].map((pem) => new X509Certificate(pem))
  } catch (cause) {
    throw new VerificationError({ code: 'damaged' }, { cause })
  }
}

/** Whether a file holds certificates in PEM and nothing else, so that nothing is lost when it is replaced. */
export function holdsOnlyCertificates(content: Buffer): boolean {
  const text = textOf(content)
  try {
    return isCertificatesOnly(text) && parseBundle(text).length > 0
  } catch (error) {
    if (error instanceof VerificationError) {
      return false
    }
    throw error
  }
}
