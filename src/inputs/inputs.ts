import { parseConnection, type Connection } from './connection.ts'
import {
  DCV_METHODS,
  SIGNATURE_HASHES,
  type DcvMethod,
  type SignatureHash,
} from '../certcentral/schema.ts'
import type { Csr } from '../x509/csr.ts'
import { readTarget } from './certificatePath.ts'
import { readCsr } from './csrInput.ts'
import { InputError } from './fault.ts'
import { Fields, type Window } from './fields.ts'
import { nameKey, parseName, parseRemovedName, unique, without } from '../util/names.ts'

/** What the workflow asks for: validated, and read-only from here on. Not given is undefined. */
export interface Inputs extends Connection {
  readonly orderId: string
  /** Undefined: nothing is reissued. */
  readonly csr: Csr | undefined
  /** As typed: only the order's product tells whether it must be a name. */
  readonly commonName: string | undefined
  readonly dnsNames: readonly string[] | undefined
  readonly removeNames: readonly string[]
  readonly signatureHash: SignatureHash | undefined
  readonly serverPlatform: number | undefined
  readonly comments: string | undefined
  readonly skipApproval: boolean
  /** Undefined: the order's. */
  readonly dcvMethod: DcvMethod | undefined
  /** Undefined: the setting stays as it is. */
  readonly autoReissue: boolean | undefined
  /** Undefined: always due. */
  readonly renewBefore: Window | undefined
  readonly force: boolean
  readonly dryRun: boolean
  readonly waitMinutes: number
  /** Absolute path. */
  readonly certificatePath: string | undefined
}

/** Inputs that only a reissue uses: given without a CSR, they show that the step which makes the CSR did not run. */
const REISSUE_ONLY = [
  'common_name',
  'dns_names',
  'remove_names',
  'signature_hash',
  'server_platform',
  'comments',
  'dcv_method',
  'renew_before',
  'certificate_path',
] as const

/**
 * Reads and checks all inputs, the CSR and the files they name among them. `read` returns the text of an input,
 * empty where it is not given; `workspace` is the folder that relative paths start from; `environment` shows inputs
 * that were given under another name.
 * @throws {@link InputError} that names every fault
 */
export function parseInputs(
  read: (name: string) => string,
  workspace: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Inputs {
  const fields = new Fields(read)
  const connection = parseConnection(fields)
  const { csr, path: csrPath } = readCsr(fields, workspace)
  const certificatePath = readTarget(fields, workspace, csrPath)
  const inputs = {
    ...connection,
    orderId: orderId(fields),
    csr,
    commonName: fields.plainText('common_name'),
    dnsNames: names(fields, 'dns_names', parseName),
    removeNames: names(fields, 'remove_names', parseRemovedName) ?? [],
    signatureHash: fields.word('signature_hash', SIGNATURE_HASHES),
    serverPlatform: fields.integer('server_platform', -1, 2 ** 31 - 1),
    comments: fields.plainText('comments'),
    skipApproval: fields.boolean('skip_approval') ?? false,
    dcvMethod: fields.word('dcv_method', DCV_METHODS),
    autoReissue: fields.boolean('auto_reissue'),
    renewBefore: fields.window('renew_before'),
    force: fields.boolean('force') ?? false,
    dryRun: fields.boolean('dry_run') ?? false,
    waitMinutes:
      fields.duration('wait_minutes', 'minutes', { max: 350 }) ??
      (certificatePath === undefined ? 0 : 10),
    certificatePath,
  }
  checkWanted(fields, inputs)
  checkPurpose(fields, inputs)
  fields.refuseMisspelled(environment)
  if (fields.faults.length > 0) {
    throw new InputError(fields.faults, fields.secrets)
  }
  return inputs
}

/** Whether a reissue is asked for, or a dry run that tells about one; otherwise only auto-reissue is set. */
export function asksForReissue({ csr, dryRun }: Inputs): boolean {
  return csr !== undefined || dryRun
}

function orderId(fields: Fields): string {
  const text = fields.plainText('order_id')
  if (fields.text('order_id') === undefined) {
    fields.fault('order_id', { code: 'order_id_missing' })
  } else if (text !== undefined && !/^\d{1,20}$/.test(text)) {
    fields.fault('order_id', { code: 'not_an_order_id' })
  }
  return text ?? ''
}

function names(
  fields: Fields,
  input: string,
  parse: (text: string) => string,
): string[] | undefined {
  const found = fields.names(input, parse)
  return found === undefined ? undefined : unique(found)
}

function checkWanted(fields: Fields, { commonName, dnsNames, removeNames }: Inputs): void {
  const wanted = [...(commonName === undefined ? [] : [commonName]), ...(dnsNames ?? [])]
  const kept = new Set(without(wanted, removeNames).map(nameKey))
  for (const name of wanted) {
    if (!kept.has(nameKey(name))) {
      fields.fault('remove_names', { code: 'wanted_and_removed', given: nameKey(name) })
    }
  }
}

function checkPurpose(fields: Fields, inputs: Inputs): void {
  if (fields.text('csr') !== undefined || inputs.dryRun) {
    return
  }
  const given = REISSUE_ONLY.filter((input) => fields.text(input) !== undefined) as string[]
  if (inputs.skipApproval) {
    given.push('skip_approval')
  }
  if (inputs.force) {
    given.push('force')
  }
  if (inputs.waitMinutes > 0 && fields.text('wait_minutes') !== undefined) {
    given.push('wait_minutes')
  }
  if (given.length > 0) {
    fields.fault('csr', { code: 'csr_missing', uses: given })
  } else if (fields.text('auto_reissue') === undefined) {
    fields.fault('csr', { code: 'nothing_to_do' })
  }
}
