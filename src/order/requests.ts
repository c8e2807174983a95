import type { Order, OrderRequest } from '../certcentral/schema.ts'
import { markerKey, readMarker, type Fingerprint, type Marker, type Run } from './fingerprint.ts'
import { newestFirst } from './shown.ts'

/** A request for a reissue. */
export interface ReissueRequest extends OrderRequest {
  /** What its comments begin with, where this action sent it. */
  readonly marker: Marker | undefined
  /** Whether its marker (be it another run's), or else its ID, is of the key and names that are asked for. */
  readonly isOurs: boolean
}

/** The order's requests for reissues, newest first. A request without a type is one where it carries a marker. */
export function reissueRequests({ requests }: Order, fingerprint?: Fingerprint): ReissueRequest[] {
  const ours = fingerprint && markerKey(fingerprint)
  return requests
    .map((request) => {
      const marker = readMarker(request.comments)
      const isOurs = marker ? marker.key === ours : fingerprint?.requestIds?.includes(request.id)
      return { ...request, marker, isOurs: isOurs === true }
    })
    .filter(
      ({ type, marker, isOurs }) =>
        type === 'reissue' || (type === '' && (marker !== undefined || isOurs)),
    )
    .sort(newestFirst(({ date }) => date))
}

/** Whether a request carries the run's marker. */
export function isOfRun(request: ReissueRequest | undefined, { id }: Run): boolean {
  return request?.marker?.runId === id
}

/** Whether a request begins its comments otherwise than the run does, as far as they are shown and not cut. */
export function isOfAnotherRun(request: ReissueRequest | undefined, { id }: Run): boolean {
  const text = request?.comments?.trim() ?? ''
  const beginning = `[gha ${id} `
  return !text.startsWith(beginning) && !beginning.startsWith(text)
}
