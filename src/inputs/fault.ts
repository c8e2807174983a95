/** What is wrong with an input. */
export type FaultCode =
  /** It is needed, and not given. */
  | 'empty'
  /** It holds a private key. */
  | 'private_key'
  /** It is given under a name that the runner does not know. */
  | 'misspelled'
  /** It is at odds with another input. */
  | 'conflict'
  /** The file or folder that it names will not do. */
  | 'file'
  /** Its value will not do. */
  | 'invalid'

/** One thing that is wrong with one input. */
export interface InputFault {
  readonly input: string
  readonly code: FaultCode
  /** Begins with the input's name. */
  readonly message: string
}

/** All faults of a run's inputs, so that they are reported together, in one message. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly faults: readonly InputFault[]
  /** Texts that must be masked before anything is printed: the lines of a private key given by mistake. */
  readonly secrets: readonly string[]

  constructor(faults: readonly InputFault[], secrets: readonly string[] = []) {
    const messages = faults.map(({ message }) => message)
    super(
      messages.length === 1
        ? `Bad input, nothing was sent: ${messages.join('')}`
        : `${String(messages.length)} bad inputs, nothing was sent:\n${messages.map((message) => `- ${message}`).join('\n')}`,
    )
    this.faults = faults
    this.secrets = secrets
  }
}
