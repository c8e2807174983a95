/** A page of a list, and what the response says about it. */
export interface Page<Entry> {
  readonly entries: readonly Entry[]
  readonly page: { readonly total: number; readonly limit: number; readonly offset: number }
}

/** The part of a list that `limit` and `offset` of a query ask for; `most` entries at most. */
export function pageOf<Entry>(
  all: readonly Entry[],
  query: Readonly<Record<string, string>>,
  most: number,
): Page<Entry> {
  const limit = Math.min(countOf(query['limit']), most)
  const offset = countOf(query['offset'])
  const entries = all.slice(offset, offset + (limit || most))
  return { entries, page: { total: all.length, limit, offset } }
}

function countOf(value: string | undefined): number {
  return /^\d{1,9}$/.test(value ?? '') ? Number(value) : 0
}
