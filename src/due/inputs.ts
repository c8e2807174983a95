import { parseConnection, type Connection } from '../inputs/connection.ts'
import { InputError } from '../inputs/fault.ts'
import { Fields, type Window } from '../inputs/fields.ts'
import { parseName } from '../util/names.ts'

/** Which orders are wanted: validated, and read-only from here on. Not given is undefined. */
export interface DueInputs extends Connection {
  /** How long before the end of a certificate its order is due. */
  readonly renewBefore: Window
  /** Days back in which a certificate began that is put out though it is not due; undefined for none. */
  readonly issuedWithin: number | undefined
  /** Days ahead for which orders are read, to see what will stop their next reissue; undefined for none. */
  readonly lookAhead: number | undefined
  /** Whether the step fails when something will stop a reissue. */
  readonly failOnBlockers: boolean
  /** In lower case; its subdomains are meant too. */
  readonly domain: string | undefined
  readonly containerId: string | undefined
  readonly organizationId: string | undefined
  /** IDs of orders that are never due, without leading zeros. */
  readonly exclude: ReadonlySet<string>
  /** The most orders that are put out. */
  readonly max: number
}

/** The most jobs that a matrix can hold. */
const MOST_JOBS = 256
const MOST_DAYS = 3650
/** The most days for which a certificate counts as just issued: each of them is a job a night. */
const MOST_DAYS_SINCE = 30

/**
 * Reads and checks all inputs. `read` returns the text of an input, empty where it is not given; `environment` shows
 * those that are given under another spelling.
 * @throws {@link InputError} that names every fault
 */
export function parseDueInputs(
  read: (name: string) => string,
  environment: Readonly<Record<string, string | undefined>> = {},
): DueInputs {
  const fields = new Fields(read)
  const inputs = {
    ...parseConnection(fields),
    renewBefore: renewBefore(fields),
    issuedWithin: fields.duration('issued_within', 'days', { above: 0, max: MOST_DAYS_SINCE }),
    lookAhead: fields.duration('look_ahead', 'days', { above: 0, max: MOST_DAYS }),
    failOnBlockers: fields.boolean('fail_on_blockers') ?? false,
    domain: domain(fields),
    containerId: id(fields, 'container_id'),
    organizationId: id(fields, 'organization_id'),
    exclude: new Set(ids(fields, 'exclude')),
    max: fields.integer('max', 1, MOST_JOBS) ?? MOST_JOBS,
  }
  if (inputs.failOnBlockers && fields.text('look_ahead') === undefined) {
    fields.fault('fail_on_blockers', { code: 'look_ahead_missing' })
  }
  fields.refuseMisspelled(environment)
  if (fields.faults.length > 0) {
    throw new InputError(fields.faults, fields.secrets)
  }
  return inputs
}

function renewBefore(fields: Fields): Window {
  const window = fields.window('renew_before')
  if (window === undefined && fields.text('renew_before') === undefined) {
    fields.fault('renew_before', { code: 'renew_before_missing' })
  }
  if (window !== undefined && 'days' in window && window.days > MOST_DAYS) {
    fields.fault('renew_before', { code: 'too_many_days', max: MOST_DAYS })
  }
  return window ?? { days: 0 }
}

function domain(fields: Fields): string | undefined {
  const names = fields.names('domain', parseName)
  if (names === undefined || names.length === 0) {
    return undefined
  }
  const [name = '', ...others] = names
  if (others.length > 0) {
    return fields.fault('domain', { code: 'several_names' })
  }
  if (name.startsWith('*.')) {
    return fields.fault('domain', { code: 'wildcard', given: name })
  }
  return name
}

function id(fields: Fields, input: string): string | undefined {
  const [first, ...others] = ids(fields, input)
  return others.length > 0 ? fields.fault(input, { code: 'several_ids' }) : first
}

/** IDs separated by newlines, commas or spaces. */
function ids(fields: Fields, input: string): string[] {
  const parts = (fields.plainText(input) ?? '').split(/[\s,]+/).filter((part) => part !== '')
  return parts.flatMap((part) => {
    if (/^\d{1,20}$/.test(part)) {
      return [String(BigInt(part))]
    }
    fields.fault(input, { code: 'not_an_id', given: part })
    return []
  })
}
