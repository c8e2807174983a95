/** There are blockers, and the workflow is to fail then. */
export class BlockersError extends Error {
  override readonly name = 'BlockersError'
  readonly code = 'blockers_found'
}
