import { CodedError } from '../util/codedError.ts'
import type { FileFault } from '../util/fileError.ts'
import type { NameFault } from '../util/names.ts'
import type { CsrFault } from '../x509/csrError.ts'
import type { TargetFault } from './targetError.ts'

/** The fault of one input. `given` is the value, or the part of it that will not do, as it was typed. */
export type InputProblem =
  | ConnectionProblem
  | CsrProblem
  | NamesProblem
  | ValueProblem
  | DueProblem
  | { readonly code: 'order_id_missing' | 'not_an_order_id' }
  | { readonly code: 'bad_target'; readonly given: string; readonly fault: TargetFault }
  /** It is given under a name that the runner does not know. */
  | { readonly code: 'misspelled'; readonly given: string }
  /** A private key stands in the input, or in the file that it names. */
  | { readonly code: 'private_key'; readonly file: string | undefined }

/** The faults of `api_key` and `api_url`. */
interface ConnectionProblem {
  readonly code:
    | 'api_key_missing'
    | 'not_a_key'
    | 'not_a_url'
    | 'foreign_host'
    | 'not_https'
    | 'has_user_name'
    | 'has_query'
}

/** The faults of `csr`. */
type CsrProblem =
  /** The step that makes it did not run, it seems: `uses` are inputs that only a reissue uses. */
  | { readonly code: 'csr_missing'; readonly uses: readonly string[] }
  | { readonly code: 'nothing_to_do' }
  | { readonly code: 'bad_csr'; readonly file: string | undefined; readonly fault: CsrFault }
  /** `given` is undefined where it may be no path, but a secret. */
  | {
      readonly code: 'bad_csr_file'
      readonly given: string | undefined
      readonly fault: FileFault
      readonly detail: string
    }

/** The faults of a list of names. */
type NamesProblem =
  | { readonly code: 'no_names' }
  | { readonly code: 'bad_name'; readonly given: string; readonly fault: NameFault }
  | { readonly code: 'wanted_and_removed'; readonly given: string }

/** A value that is not of the input's type. */
type ValueProblem =
  | { readonly code: 'not_a_boolean' | 'not_a_window'; readonly given: string }
  | {
      readonly code: 'not_an_integer'
      readonly given: string
      readonly min: number
      readonly max: number
    }
  | {
      readonly code: 'not_a_duration'
      readonly given: string
      readonly unit: DurationUnit
      /** Undefined where 0 will do. */
      readonly above: number | undefined
      readonly max: number
    }
  | { readonly code: 'not_a_word'; readonly given: string; readonly words: readonly string[] }

/** The faults of inputs that only the action `due/` has. */
type DueProblem =
  | { readonly code: 'renew_before_missing' | 'look_ahead_missing' }
  | { readonly code: 'too_many_days'; readonly max: number }
  | { readonly code: 'several_names' | 'several_ids' }
  | { readonly code: 'wildcard' | 'not_an_id'; readonly given: string }

/** What an input that is a duration counts. */
export type DurationUnit = 'seconds' | 'minutes' | 'days'

/** One thing that is wrong with one input. */
export type InputFault = InputProblem & { readonly input: string }

/** All faults of a run's inputs, so that they are reported together, in one message. */
export class InputError extends CodedError {
  override readonly name = 'InputError'
  override readonly code = 'bad_input'
  readonly faults: readonly InputFault[]
  /** Texts that must be masked before anything is printed: the lines of a private key given by mistake. */
  readonly secrets: readonly string[]

  constructor(faults: readonly InputFault[], secrets: readonly string[] = []) {
    super(faults.map(({ input, code }) => `${input}: ${code}`).join(', '))
    this.faults = faults
    this.secrets = secrets
  }
}
