import type { Account } from '../account/account.ts'
import { ApiError, invalidValue, requiredParam, type ErrorEntry } from './apiError.ts'
import type { SignatureHash } from '../authority/authority.ts'
import { checkCsr } from '../authority/csr.ts'
import { dayOf } from '../account/days.ts'
import { waitingOf, type ReissueFields } from '../account/lifecycle.ts'
import { isTls, type Order } from '../account/records.ts'
import { DCV_METHODS, isMethod, type DcvMethod } from '../dcv/records.ts'

type Fields = Record<string, unknown>

/** What a body says beside the reissue itself. */
interface Extras {
  readonly skipApproval: boolean
  readonly dcvMethod: DcvMethod | undefined
}

const HASHES: readonly string[] = ['sha256', 'sha384', 'sha512'] satisfies SignatureHash[]

/**
 * Reads the body of a reissue the way the API does: every field that is wrong is reported, in one
 * {@link ApiError}, and nothing is taken from the CSR but its key.
 */
export async function readReissue(
  account: Account,
  order: Order,
  body: unknown,
): Promise<Omit<ReissueFields, 'approved'> & Extras> {
  const errors: ErrorEntry[] = []
  const root = isFields(body) ? body : {}
  const certificate = isFields(root['certificate']) ? root['certificate'] : {}
  if (!isFields(root['certificate'])) {
    errors.push(requiredParam('certificate'))
  } else {
    errors.push(...certificateErrors(account, order, certificate))
  }
  errors.push(...optional(root, 'comments', 'a string', isText))
  errors.push(...optional(root, 'skip_approval', 'a boolean', isBoolean))
  errors.push(...optional(root, 'dcv_method', DCV_METHODS.join(', '), isMethod))
  if (errors.length > 0) {
    throw new ApiError(400, ...errors)
  }
  const csr = String(certificate['csr'])
  await checkCsr(csr)
  refuseUnlessReissuable(account, order)
  return {
    csr,
    commonName: textOf(certificate['common_name']) ?? order.current.commonName,
    dnsNames: isNames(certificate['dns_names']) ? certificate['dns_names'] : [],
    signatureHash: hashOf(certificate['signature_hash']),
    serverPlatform: platformOf(certificate['server_platform']),
    comments: textOf(root['comments']) ?? '',
    skipApproval: root['skip_approval'] === true,
    dcvMethod: isMethod(root['dcv_method']) ? root['dcv_method'] : undefined,
  }
}

function certificateErrors(account: Account, order: Order, fields: Fields): ErrorEntry[] {
  const prefix = 'certificate.'
  const platform = account.switches.serverPlatformRequired ? required : optional
  const commonName = isTls(order.product)
    ? required(fields, 'common_name', 'a name', isName, prefix)
    : optional(fields, 'common_name', 'a string', isText, prefix)
  return [
    ...commonName,
    ...optional(fields, 'dns_names', 'an array of names', isNames, prefix),
    ...required(fields, 'csr', 'a string', isText, prefix),
    ...platform(fields, 'server_platform', 'an object with an integer id', isPlatform, prefix),
    ...required(fields, 'signature_hash', HASHES.join(', '), isHash, prefix),
  ]
}

function refuseUnlessReissuable(account: Account, order: Order): void {
  const waits = waitingOf(account, order).length > 0
  if (waits && account.switches.secondReissue === 'refused') {
    throw new ApiError(400, invalidValue('order_id', 'a reissue of this order is pending'))
  }
  const issued = order.certificates.some((certificate) => certificate.issued !== undefined)
  if (!issued || ['canceled', 'rejected', 'denied'].includes(order.status)) {
    throw new ApiError(400, invalidValue('order_id', `the order is ${order.status}`))
  }
  if (order.validTill < dayOf(account.now())) {
    throw new ApiError(400, {
      code: 'cert_validity_exceeds_order_validity',
      message: 'The certificate would outlast its order.',
    })
  }
}

type Check = (value: unknown) => boolean

function required(
  fields: Fields,
  name: string,
  what: string,
  is: Check,
  prefix = '',
): ErrorEntry[] {
  const value = fields[name]
  if (value === undefined || value === null || value === '') {
    return [requiredParam(prefix + name)]
  }
  return is(value) ? [] : [invalidValue(prefix + name, `not ${what}`)]
}

function optional(
  fields: Fields,
  name: string,
  what: string,
  is: Check,
  prefix = '',
): ErrorEntry[] {
  const value = fields[name]
  return value === undefined || is(value) ? [] : [invalidValue(prefix + name, `not ${what}`)]
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isName(value: unknown): value is string {
  return isText(value) && /^[\x21-\x2e\x30-\x7e]+$/.test(value)
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isName)
}

function isPlatform(value: unknown): value is { id: number } {
  return isFields(value) && Number.isInteger(value['id'])
}

function isHash(value: unknown): value is SignatureHash {
  return isText(value) && HASHES.includes(value)
}

function textOf(value: unknown): string | undefined {
  return isText(value) ? value : undefined
}

function hashOf(value: unknown): SignatureHash {
  return isHash(value) ? value : 'sha256'
}

function platformOf(value: unknown): number {
  return isPlatform(value) ? value.id : -1
}
