import type { InputProblem } from './fault.ts'
import type { Fields } from './fields.ts'

/** Where the requests go, with which key, and how long each may take. */
export interface Connection {
  readonly apiKey: string
  /** Without a slash at its end. */
  readonly apiUrl: string
  /** True where `api_url` is a loopback address: not DigiCert, but a stand-in. */
  readonly isRehearsal: boolean
  /** Milliseconds. */
  readonly timeoutMs: number
}

const DEFAULT_URL = 'https://www.digicert.com/services/v2'
const DEFAULT_TIMEOUT_SECONDS = 30

/** Reads `api_key`, `api_url` and `timeout_seconds`; faults are collected in the fields. */
export function parseConnection(fields: Fields): Connection {
  return { apiKey: apiKey(fields), ...apiUrl(fields), timeoutMs: timeoutMs(fields) }
}

/** Where people find an order in CertCentral. */
export function orderUrl(apiUrl: string, orderId: string): string {
  return `${new URL(apiUrl).origin}/secure/orders/${orderId}`
}

function apiKey(fields: Fields): string {
  const key = fields.plainText('api_key')
  if (fields.text('api_key') === undefined) {
    fields.fault('api_key', { code: 'api_key_missing' })
  } else if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    fields.fault('api_key', { code: 'not_a_key' })
  }
  return key ?? ''
}

function timeoutMs(fields: Fields): number {
  return (
    (fields.duration('timeout_seconds', 'seconds', { above: 0, max: 3600 }) ??
      DEFAULT_TIMEOUT_SECONDS) * 1000
  )
}

function apiUrl(fields: Fields): Pick<Connection, 'apiUrl' | 'isRehearsal'> {
  const url = URL.parse(fields.plainText('api_url') ?? DEFAULT_URL)
  const isRehearsal = url !== null && isLoopback(url.hostname)
  const code = url === null ? 'not_a_url' : problemOf(url, isRehearsal)
  if (code !== undefined) {
    fields.fault('api_url', { code })
  }
  return { apiUrl: `${url?.origin ?? ''}${url?.pathname ?? ''}`.replace(/\/+$/, ''), isRehearsal }
}

type UrlProblem = Extract<
  InputProblem['code'],
  'foreign_host' | 'not_https' | 'has_user_name' | 'has_query'
>

/** The key goes to DigiCert alone, and never unencrypted; a rehearsal stays on this machine. */
function problemOf(url: URL, isRehearsal: boolean): UrlProblem | undefined {
  const isDigiCert = /(?:^|\.)digicert\.(?:com|eu)$/.test(url.hostname)
  if (!isDigiCert && !isRehearsal) {
    return 'foreign_host'
  }
  if (url.protocol !== 'https:' && !(isRehearsal && url.protocol === 'http:')) {
    return 'not_https'
  }
  if (url.username !== '' || url.password !== '') {
    return 'has_user_name'
  }
  if (url.search !== '' || url.hash !== '') {
    return 'has_query'
  }
  return undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
