import { FAULT_KINDS, type FaultKind } from './catalogue.ts'
import { mayBeLate, type Row } from './expectations.ts'
import { SCENES, type SceneName } from './scenes.ts'

const NAMES = Object.keys(SCENES) as SceneName[]

/** Every fault in every column; and for ever, where that is something else than once. */
export function allRows(): Row[] {
  return FAULT_KINDS.flatMap((kind) =>
    NAMES.flatMap((scene): Row[] => [
      { kind, scene, times: 'once' },
      ...(isRepeated(kind, scene) ? [{ kind, scene, times: 'always' } as const] : []),
    ]),
  )
}

/** Whether the run makes the request again after the fault. A rate limit that never ends takes 15 minutes. */
function isRepeated(kind: FaultKind, scene: SceneName): boolean {
  const { nature } = kind
  if (scene === 'posted') {
    return false
  }
  if (scene === 'search') {
    return true
  }
  if (scene === 'wait') {
    return !['no', 'astray', 'huge'].includes(nature)
  }
  if (scene === 'post') {
    return nature === 'refused'
  }
  const isDownload = scene === 'download' || scene === 'skipped'
  return ['refused', 'lost'].includes(nature) || (isDownload && mayBeLate(kind))
}

/** Whether a row needs no wait of many seconds: no search that finds nothing, no wait for a certificate, no retries to the end. */
function isQuick({ kind: { nature }, scene, times }: Row): boolean {
  if (times === 'always' || scene === 'wait' || scene === 'download') {
    return false
  }
  if (scene === 'post') {
    return !['lost', 'garbage', 'huge', 'astray'].includes(nature)
  }
  if (scene === 'put') {
    return nature !== 'garbage'
  }
  if (scene === 'search') {
    return nature !== 'far'
  }
  return scene !== 'readBackNothing' || !['refused', 'lost', 'queue'].includes(nature)
}

/** One of each kind, for the columns that are not run with all of them. */
const LIKE_THE_REST = new Set([
  'reset',
  'reset in body',
  'stall in body',
  '307 elsewhere',
  '403',
  '429',
  '502 HTML',
  'truncated',
  '200 MB',
])

/** Every quick row of the write that must not happen twice, and one of each kind elsewhere. */
export function isEssential(row: Row): boolean {
  const isReissue = row.scene === 'post' || row.scene === 'posted'
  return isQuick(row) && (isReissue || LIKE_THE_REST.has(row.kind.title))
}
