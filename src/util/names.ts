import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'
import { CodeError } from './codedError.ts'

/** The fault of a text that was typed where a name belongs. */
export type NameFault =
  | 'url'
  | 'space'
  | 'ip_address'
  /** Its characters make no internationalized name. */
  | 'not_idn'
  | 'long_name'
  | 'ends_in_number'
  | 'empty_label'
  | 'long_label'
  | 'inner_wildcard'
  | 'other_characters'
  /** Neither a name nor an IP address. */
  | 'not_a_name'

/** A text that was typed where a name belongs, and is none; the message is the code alone. */
export class NameError extends CodeError<NameFault> {
  override readonly name = 'NameError'
}

/**
 * A typed DNS name in the form that is sent: lower case, IDN as punycode, a wildcard only as the leftmost label.
 * Single labels are names too: private CAs have them.
 * @throws {@link NameError} for anything else
 */
export function parseName(text: string): string {
  if (/[/?#\\@]|^[a-z]+:/i.test(text)) {
    throw new NameError('url')
  }
  if (/\s/.test(text)) {
    throw new NameError('space')
  }
  if (isIp(text)) {
    throw new NameError('ip_address')
  }
  const wildcard = text.startsWith('*.')
  const host = toAscii(wildcard ? text.slice(2) : text)
  if (host.length > (wildcard ? 251 : 253)) {
    throw new NameError('long_name')
  }
  const labels = host.split('.')
  for (const label of labels) {
    checkLabel(label)
  }
  if (/^\d+$/.test(labels.at(-1) ?? '')) {
    throw new NameError('ends_in_number')
  }
  return wildcard ? `*.${host}` : host
}

/**
 * A name typed to be removed, in the form in which it is compared. It must only be able to equal a name of the order,
 * so IP addresses and underscores are fine.
 * @throws {@link NameError} for what no name can be
 */
export function parseRemovedName(text: string): string {
  const key = nameKey(text)
  if (!isIp(text) && !/^[a-z0-9_*.-]+$/.test(key)) {
    throw new NameError('not_a_name')
  }
  return key
}

/** The form in which two names are the same name: lower case, punycode, one spelling of an IP address. */
export function nameKey(name: string): string {
  const lower = name.trim().toLowerCase()
  if (isIpv6(lower)) {
    return URL.parse(`http://[${lower}]`)?.hostname.slice(1, -1) ?? lower
  }
  return /^\p{ASCII}*$/u.test(lower) ? lower : domainToASCII(lower) || lower
}

/** The names of a list without those that another list has, compared as names; the rest is kept to the letter. */
export function without(names: readonly string[], others: readonly string[]): string[] {
  const gone = new Set(others.map(nameKey))
  return names.filter((name) => !gone.has(nameKey(name)))
}

/** The names with each one once, in the order and spelling in which they first stand. */
export function unique(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => !seen.has(nameKey(name)) && seen.add(nameKey(name)))
}

function isIp(text: string): boolean {
  return isIPv4(text) || isIpv6(text)
}

/** Node takes 4 to 6 ms to compile its pattern for the first text that it is asked about: names have no colon. */
function isIpv6(text: string): boolean {
  return text.includes(':') && isIPv6(text)
}

function toAscii(host: string): string {
  if (/^\p{ASCII}*$/u.test(host)) {
    return host.toLowerCase()
  }
  const ascii = domainToASCII(host)
  if (ascii === '') {
    throw new NameError('not_idn')
  }
  return ascii
}

function checkLabel(label: string): void {
  if (label === '') {
    throw new NameError('empty_label')
  }
  if (label.length > 63) {
    throw new NameError('long_label')
  }
  if (label.includes('*')) {
    throw new NameError('inner_wildcard')
  }
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label)) {
    throw new NameError('other_characters')
  }
}
