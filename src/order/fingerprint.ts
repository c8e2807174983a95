import { createHash } from 'node:crypto'
import { nameKey, without } from '../util/names.ts'
import type { ShownCertificate } from './shown.ts'

/** What makes two reissues the same: the CSR's public key and the wanted names. */
export interface Fingerprint {
  readonly keyId: string
  readonly names: readonly string[]
  /** Names that the reissue must not carry: those in `remove_names`, and every live name that is not sent. */
  readonly removed: readonly string[]
  /** IDs that the response to the reissue gave its requests; they tell as much as the marker, and are never cut. */
  readonly requestIds?: readonly string[]
}

/** The workflow run that this process is a step of. */
export interface Run {
  /** The run's ID, the same in all its attempts; a random one outside of GitHub. */
  readonly id: string
  /** 1, and one more with each "Re-run jobs". */
  readonly attempt: number
  /** `schedule`, `workflow_dispatch`, `push` and so on. */
  readonly eventName: string
  /** Repository, workflow, actor and run in one line, for people who read the request's comments. */
  readonly line: string
}

/** What the comments of a request begin with when this action sent it. */
export interface Marker {
  readonly runId: string
  /** Key and names, see {@link markerKey}. */
  readonly key: string
}

/** The marker as it stands in comments: first, because it is not documented where CertCentral cuts them. */
export function markerText(run: Run, fingerprint: Fingerprint): string {
  return `[gha ${run.id} ${markerKey(fingerprint)}]`
}

/** The part of a marker that stands for key and names, the same in every run: 16 hex digits. */
export function markerKey({ keyId, names }: Pick<Fingerprint, 'keyId' | 'names'>): string {
  const sorted = names.map(nameKey).sort()
  return createHash('sha256')
    .update([keyId, ...sorted].join('\n'))
    .digest('hex')
    .slice(0, 16)
}

/** The marker that comments begin with; undefined where there is none. */
export function readMarker(comments: string | undefined): Marker | undefined {
  const [, runId, key] = /^\s*\[gha (\S+) ([0-9a-f]{16})\]/.exec(comments ?? '') ?? []
  return runId === undefined || key === undefined ? undefined : { runId, key }
}

/** Whether the certificate shows the CSR's key, every wanted name and none that is removed. CertCentral may add others. */
export function shows(
  certificate: ShownCertificate,
  { keyId, names, removed }: Fingerprint,
): boolean {
  return (
    without(names, certificate.names).length === 0 &&
    without(removed, certificate.names).length === removed.length &&
    // Last, because it costs most.
    certificate.keyId() === keyId
  )
}

/** Whether what is shown cannot be a reissue with this fingerprint: another key, or fewer names. */
export function contradicts(certificate: ShownCertificate, fingerprint: Fingerprint): boolean {
  return namesLackedBy(certificate, fingerprint).length > 0 || hasOtherKey(certificate, fingerprint)
}

/** The wanted names that the certificate lacks, as far as its names are shown. */
export function namesLackedBy(
  { areNamesWhole, names }: ShownCertificate,
  wanted: Fingerprint,
): string[] {
  return areNamesWhole ? without(wanted.names, names) : []
}

/** Whether the certificate shows another key. */
export function hasOtherKey(certificate: ShownCertificate, { keyId }: Fingerprint): boolean {
  return ![keyId, undefined].includes(certificate.keyId())
}
