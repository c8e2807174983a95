import type { Issued } from '../plan/standing.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Decision } from '../plan/decide.ts'
import type { Expectation } from '../x509/chain.ts'

/** What the chain of a certificate must prove; `issued` is what CertCentral shows of it, as far as that is known. */
export function claimOf(inputs: Inputs, decision: Decision, issued?: Issued): Expectation {
  const { current, wanted } = decision
  const mayBeCurrent =
    decision.kind === 'skip' ||
    (decision.kind === 'adopt' &&
      decision.adopted.status === 'issued' &&
      decision.adopted.certificateId === current.id)
  return {
    keyId: inputs.csr?.keyId ?? '',
    names: wanted?.isTls === true ? wanted.all : [],
    notSerial: mayBeCurrent ? undefined : current.serialNumber,
    serial: issued?.serialNumber,
  }
}
