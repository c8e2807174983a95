/**
 * An error that says what happened by a stable code and data. Its message is for people who debug: the sentence that
 * a user reads is rendered in `report/`, by the code.
 */
export abstract class CodedError extends Error {
  /** Stable: tests assert it, and the report chooses its sentence by it. */
  abstract readonly code: string
}

/** An error of which the code says all. */
export abstract class CodeError<Code extends string> extends CodedError {
  override readonly code: Code

  constructor(code: Code) {
    super(code)
    this.code = code
  }
}

/** An error whose code comes with data: `fault` has both. */
export abstract class FaultError<Fault extends { readonly code: string }> extends CodedError {
  override readonly code: Fault['code']
  readonly fault: Fault

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.code, options)
    this.code = fault.code
    this.fault = fault
  }
}

/** What a union of codes with data holds for one of its codes, also where several codes share their data. */
export type OfCode<
  Union extends { readonly code: string },
  Code extends Union['code'],
> = Union extends unknown
  ? Code extends Union['code']
    ? Union & { readonly code: Code }
    : never
  : never
