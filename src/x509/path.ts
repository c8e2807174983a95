import type { X509Certificate } from 'node:crypto'
import { VerificationError, type VerificationFault } from './verification.ts'

/** A certificate counts from this many milliseconds before its start: clocks differ, and issuance may be seconds ago. */
const TOLERANCE_MS = 10 * 60_000

/** Whether a certificate is valid at a time (milliseconds since 1970), or begins within ten minutes. */
export function isValidAt({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return now >= validFromDate.getTime() - TOLERANCE_MS && now <= validToDate.getTime()
}

/** What follows a certificate: the next ones, a root that is there, a root that is not, or nothing that is valid. */
type Step =
  | { readonly kind: 'issuers'; readonly issuers: readonly X509Certificate[] }
  | { readonly kind: 'root' | 'unknown' }
  | { readonly kind: 'fault'; readonly fault: VerificationFault }

/**
 * The shortest valid chain from the leaf: each certificate signed by the next, which is a CA and has not expired. The
 * root itself is left out. A chain that ends below a root of the bundle comes before one whose root is not there.
 * @throws {@link VerificationError} where no chain is valid
 */
export function findPath(
  leaf: X509Certificate,
  certificates: readonly X509Certificate[],
  now: number,
): readonly X509Certificate[] {
  const authorities = certificates
    .filter((one) => one.ca)
    .sort((a, b) => b.validToDate.getTime() - a.validToDate.getTime())
  const seen = new Set([leaf])
  const paths: (readonly [X509Certificate, ...X509Certificate[]])[] = [[leaf]]
  const faults: VerificationFault[] = []
  let rootless: readonly X509Certificate[] | undefined
  // Breadth first, so that the first path to a certificate is a shortest one; the list grows while it is read.
  for (const path of paths) {
    const last = path.at(-1) ?? leaf
    const step = stepFrom(last, authorities, now)
    if (step.kind === 'root') {
      return path
    }
    if (step.kind === 'fault') {
      faults.push(step.fault)
    } else if (step.kind === 'issuers') {
      for (const issuer of step.issuers.filter((one) => !seen.has(one))) {
        seen.add(issuer)
        paths.push([...path, issuer])
      }
    } else if (last === leaf) {
      faults.push({ code: 'no_issuer', issuer: leaf.issuer })
    } else {
      rootless ??= path
    }
  }
  if (rootless === undefined) {
    throw new VerificationError(faults[0] ?? { code: 'no_issuer', issuer: leaf.issuer })
  }
  return rootless
}

function stepFrom(
  last: X509Certificate,
  authorities: readonly X509Certificate[],
  now: number,
): Step {
  const named = authorities.filter((one) => one !== last && one.subject === last.issuer)
  const signers = named.filter((one) => isSignedBy(last, one))
  const issuers = signers.filter((one) => isValidAt(one, now))
  if (issuers.some((one) => one.subject === one.issuer && isSignedBy(one, one))) {
    return { kind: 'root' }
  }
  if (issuers.length > 0) {
    return { kind: 'issuers', issuers }
  }
  const [ended] = signers
  if (ended !== undefined) {
    const { subject, validFromDate, validToDate } = ended
    const [from, till] = [validFromDate.getTime(), validToDate.getTime()]
    return { kind: 'fault', fault: { code: 'chain_expired', subject, from, till } }
  }
  // Another CA of that name does no harm, but one that the certificate names by its key identifier should have signed.
  if (named.some((one) => last.checkIssued(one))) {
    return { kind: 'fault', fault: { code: 'signature', issuer: last.issuer } }
  }
  return { kind: 'unknown' }
}

/** False as well for a CA whose key Node cannot read. */
function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}
