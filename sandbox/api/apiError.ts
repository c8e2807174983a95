/** One entry of `errors[]`. */
export interface ErrorEntry {
  readonly code: string
  readonly message: string
}

/** An answer that is not a success: a status and what is wrong. */
export class ApiError extends Error {
  readonly status: number
  readonly errors: readonly ErrorEntry[]

  constructor(status: number, ...errors: ErrorEntry[]) {
    super(errors.map((error) => error.code).join(', '))
    this.name = 'ApiError'
    this.status = status
    this.errors = errors
  }
}

/** 404 for something that the account does not have. */
export function notFound(what: string): ApiError {
  return new ApiError(404, { code: `not_found|${what}`, message: `The ${what} was not found.` })
}

/** The entry for a field that is missing. */
export function requiredParam(field: string): ErrorEntry {
  return { code: `required_param:${field}`, message: `Missing required parameter: ${field}.` }
}

/** The entry for a field whose value cannot be. */
export function invalidValue(field: string, why: string): ErrorEntry {
  return { code: `invalid_value:${field}`, message: `Invalid value for ${field}: ${why}.` }
}
