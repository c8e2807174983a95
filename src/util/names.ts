import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'

/** A text that was typed where a name belongs; the message says what is wrong with it. */
export class NameError extends Error {
  override readonly name = 'NameError'
}

/**
 * A typed DNS name in the form that is sent: lower case, IDN as punycode, a wildcard only as the leftmost label.
 * Single labels are names too: private CAs have them.
 * @throws {@link NameError} for anything else
 */
export function parseName(text: string): string {
  if (/[/?#\\@]|^[a-z]+:/i.test(text)) {
    throw new NameError('is a URL or an address, not a name: give the host alone')
  }
  if (/\s/.test(text)) {
    throw new NameError('holds a space')
  }
  if (isIp(text)) {
    throw new NameError('is an IP address, which a reissue cannot add')
  }
  const wildcard = text.startsWith('*.')
  const host = toAscii(wildcard ? text.slice(2) : text)
  if (host.length > (wildcard ? 251 : 253)) {
    throw new NameError('is longer than 253 characters')
  }
  const labels = host.split('.')
  for (const label of labels) {
    checkLabel(label)
  }
  if (/^\d+$/.test(labels.at(-1) ?? '')) {
    throw new NameError('ends in a number, like an IP address')
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
    throw new NameError('is neither a name nor an IP address')
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

/** Whether the two lists name the same set. */
export function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return without(one, other).length === 0 && without(other, one).length === 0
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
    throw new NameError('is no valid internationalised name')
  }
  return ascii
}

function checkLabel(label: string): void {
  if (label === '') {
    throw new NameError('has an empty label (two dots, or a dot at an end)')
  }
  if (label.length > 63) {
    throw new NameError('has a label of more than 63 characters')
  }
  if (label.includes('*')) {
    throw new NameError('has a wildcard that is not the whole leftmost label')
  }
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label)) {
    throw new NameError('has a label with other characters than letters, digits and inner hyphens')
  }
}
