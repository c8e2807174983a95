import {
  Agent,
  request as requestHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http'
import { Agent as TlsAgent, request as requestHttps } from 'node:https'
import { text as textOf } from 'node:stream/consumers'
import { createCsr, type KeyKind } from '../../sandbox/api/keys.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

/** An answer: its body as text and, where that is JSON, parsed. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly json: unknown
}

/** What a request may differ in. */
export interface Send {
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly agent?: Agent
  readonly signal?: AbortSignal
}

/** Sends one request to the sandbox; rejects when there is no whole answer. */
export async function send(
  sandbox: Sandbox,
  method: string,
  path: string,
  { key = sandbox.apiKey, headers = {}, body, agent, signal }: Send = {},
): Promise<Answer> {
  const url = new URL(sandbox.url + path)
  const secure = url.protocol === 'https:'
  const options = {
    method,
    agent: agent ?? (secure ? new TlsAgent({ ca: sandbox.ca }) : new Agent()),
    headers: { 'x-dc-devkey': key, ...headers },
    ...(signal && { signal }),
  }
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (secure ? requestHttps : requestHttp)(url, options, resolve)
    request.on('error', reject)
    request.end(body)
  })
  const text = await textOf(message)
  return { status: message.statusCode ?? 0, headers: message.headers, text, json: parsed(text) }
}

/** GET. */
export function get(sandbox: Sandbox, path: string, options: Send = {}): Promise<Answer> {
  return send(sandbox, 'GET', path, options)
}

/** POST or PUT of JSON. */
export function write(
  sandbox: Sandbox,
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  options: Send = {},
): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...options.headers }
  return send(sandbox, method, path, { ...options, headers, body: JSON.stringify(body) })
}

/** What a reissue's body may differ in; further fields stand at its top level. */
export interface BodyParams {
  readonly kind?: KeyKind
  readonly csr?: string
  readonly [field: string]: unknown
}

/** A reissue's body for these names, the first being the common name. */
export async function reissueBody(
  [commonName, ...dnsNames]: readonly string[] = ['example.com', 'www.example.com'],
  { kind = 'p-256', csr, ...more }: BodyParams = {},
) {
  return {
    certificate: {
      common_name: commonName,
      dns_names: dnsNames,
      csr: csr ?? (await createCsr({ commonName: 'not.used.example', kind })).csr,
      server_platform: { id: -1 },
      signature_hash: 'sha256',
    },
    ...more,
  }
}

/** POST of a reissue that needs no approval. */
export async function reissue(
  sandbox: Sandbox,
  orderId: number,
  more: BodyParams = {},
  names?: readonly string[],
): Promise<Answer> {
  const body = await reissueBody(names, { skip_approval: true, ...more })
  return write(sandbox, 'POST', `/order/certificate/${orderId}/reissue`, body)
}

/** A value inside JSON, by keys and indexes. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    return typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined
  }, value)
}

/** The codes of `errors[]`. */
export function codesOf(answer: Answer): unknown {
  const errors = at(answer.json, 'errors')
  return Array.isArray(errors) ? errors.map((error) => at(error, 'code')) : errors
}

/** The certificates of a bundle, PEM each. */
export function certificatesOf(bundle: string): string[] {
  return bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
