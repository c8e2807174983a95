import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { RequestEntry } from '../../sandbox/api/requestLog.ts'
import { rehearse, type Rehearsal, type RehearsalOptions } from './rehearsal.ts'

/** A rehearsal in which each download brings the bundle that `bundle` makes of the real chain: leaf first, root last. */
export async function rehearseDownload(
  bundle: (
    chain: readonly string[],
    sandbox: Sandbox,
  ) => readonly string[] | Promise<readonly string[]>,
  { account, order, ...options }: RehearsalOptions = {},
): Promise<Rehearsal> {
  const rehearsal: Rehearsal = await rehearse({
    ...options,
    order: { daysLeft: 20, ...order },
    account: {
      approval: false,
      ...account,
      onRequest: async ({ endpoint }: RequestEntry) => {
        if (endpoint !== 'download') {
          return
        }
        const { sandbox, order: placed } = rehearsal
        const chain = await sandbox.chainOf(sandbox.order(placed.id).current.id)
        const made = await bundle(
          chain.map(({ pem }) => pem),
          sandbox,
        )
        sandbox.addFault({ endpoint: 'download', fault: 'body', body: made.join('') })
      },
    },
  })
  return rehearsal
}

/** The certificates of a PEM text, each as the sandbox writes it. */
export function pemsIn(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? []
}
