import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { parseAnswer, responseError } from '../../src/certcentral/answer.ts'
import { AnswerError, ConnectionError } from '../../src/certcentral/errors.ts'
import type { HttpAnswer, HttpRequest } from '../../src/certcentral/http.ts'
import { listed, plain } from '../../src/util/text.ts'

const REQUEST: HttpRequest = { purpose: 'Reading order 7', method: 'GET', path: '/x' }
const HTML = '<!DOCTYPE html><html><head><title>Sorry\n::error::x</title></head></html>'

const answer = (override: Partial<HttpAnswer>): HttpAnswer => ({
  ...{ status: 400, date: undefined, retryAfter: undefined, location: undefined, body: '' },
  ...override,
})
const failed = (status: number, body: unknown = '', more: Partial<HttpAnswer> = {}) =>
  responseError(
    REQUEST,
    answer({ status, body: typeof body === 'string' ? body : JSON.stringify(body), ...more }),
  )

describe('the message of an answer that is no success', () => {
  test('names the request, the status, every error with its code, and what to do', () => {
    const errors = [
      { code: 'invalid_value:order_id', message: 'Bad order.' },
      { code: 'required_param:csr', message: 'No CSR.' },
    ]
    expect(failed(400, { errors }).message).toBe(
      'Reading order 7 failed: HTTP 400. invalid_value:order_id: Bad order.; required_param:csr: No CSR. Correct what the server names, and run again.',
    )
  })

  test('errors as one object, without a code, or without a message', () => {
    expect(failed(400, { errors: { code: 'a', message: 'b' } }).message).toContain(
      'HTTP 400. a: b. ',
    )
    expect(failed(400, { errors: [{ code: 'a' }] }).message).toContain('HTTP 400. a. ')
    expect(failed(400, { errors: [{ message: 'b', code: null }] }).message).toContain(
      'HTTP 400. b. ',
    )
  })

  test('a body of another kind', () => {
    expect(failed(502, HTML).message).toContain(
      'HTTP 502. The server sent an HTML page (“Sorry ::error::x”). CertCentral has a fault',
    )
    expect(failed(500, 'oh\n##[error]no').message).toContain('The server sent: oh ##[error]no')
    expect(failed(500, '').message).toBe(
      "Reading order 7 failed: HTTP 500. CertCentral has a fault or maintenance: look at DigiCert's status page and run again.",
    )
    expect(failed(400, { other: 1 }).message).toBe(
      'Reading order 7 failed: HTTP 400. The server sent: {"other":1}. Correct what the server names, and run again.',
    )
  })

  test.each([
    [401, /api_key.*region.*api_url.*certcentral\.digicert\.eu/],
    [403, /api_key.*region.*api_url.*certcentral\.digicert\.eu.*View Only.*IP rule/],
    [404, /order_id.*api_url.*certcentral\.digicert\.eu/],
    [405, /api_url ends with \/services\/v2/],
    [415, /api_url ends with \/services\/v2/],
    [429, /rate limit.*in some minutes/],
    [500, /status page/],
    [503, /status page/],
    [422, /Correct what the server names/],
  ])('%d says what to do', (status, advice) => {
    expect(failed(status).message).toMatch(advice)
  })

  test('a redirect names the host, and is not followed', () => {
    const { message } = failed(302, '', { location: 'https://evil.example/path?key' })
    expect(message).toContain('redirects to evil.example, which is not followed')
    expect(message).not.toContain('path')
    expect(failed(301, '', { location: '/x' }).message).toContain('redirects, which')
  })
})

describe('Retry-After', () => {
  const after = (status: number, retryAfter?: string, date?: number) =>
    failed(status, '', { retryAfter, date })

  test.each([429, 503])('%d: seconds, and a date by the server’s clock', (status) => {
    expect(after(status, '120').retryAfterMs).toBe(120_000)
    const date = Date.parse('2026-11-21T12:00:00Z')
    expect(after(status, 'Sat, 21 Nov 2026 12:01:00 GMT', date).retryAfterMs).toBe(60_000)
    expect(after(status, 'Sat, 21 Nov 2026 11:59:00 GMT', date).retryAfterMs).toBe(0)
  })

  test('is not there, cannot be read, or is of another status: none', () => {
    expect(after(429).retryAfterMs).toBeUndefined()
    expect(after(429, 'soon').retryAfterMs).toBeUndefined()
    expect(after(500, '120').retryAfterMs).toBeUndefined()
  })

  test('the message says when to come back', () => {
    expect(after(429, '1801').message).toContain('come back in 31 min')
  })
})

describe('the body of a success', () => {
  const Schema = v.object({ id: v.number() })
  const parse = (body: string) => () => parseAnswer(REQUEST, answer({ status: 200, body }), Schema)

  test('is what the schema reads', () => {
    expect(parse('{"id":7,"more":8}')()).toEqual({ id: 7 })
  })

  test.each([
    ['', 'HTTP 200, but the answer is empty, not JSON'],
    ['{"id":', 'text that is no whole JSON (6 bytes)'],
    [HTML, 'an HTML page (“Sorry ::error::x”), not JSON'],
    ['{"id":"x"}', 'not what CertCentral sends (id: '],
    ['[]', 'not what CertCentral sends (id: '],
    ['null', 'not what CertCentral sends ('],
  ])('%j is not believed', (body, message) => {
    expect(parse(body)).toThrow(AnswerError)
    expect(parse(body)).toThrow(message)
    expect(parse(body)).toThrow('Check api_url and any proxy in between.')
  })
})

describe('a connection that failed', () => {
  const error = (code: string, message = 'it broke') =>
    new ConnectionError('Reading order 7', Object.assign(new Error(message), { code }))

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])('%s never arrived', (code) => {
    expect(error(code).neverArrived).toBe(true)
    expect(error(code).message).toContain(
      `Reading order 7 failed: ${code}: it broke. Check api_url`,
    )
  })

  test.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', ''])(
    '%s may have arrived',
    (code) => {
      expect(error(code).neverArrived).toBe(false)
    },
  )

  test('a deadline may have arrived, whatever the connection says', () => {
    const cause = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const late = new ConnectionError('Reissuing order 7', cause, 30_000)
    expect(late.neverArrived).toBe(false)
    expect(late.message).toContain('no whole answer within 30 s (timeout_seconds)')
  })

  test('a proxy that opens no tunnel: nothing arrived', () => {
    const message = 'tunneling socket could not be established, statusCode=403'
    expect(error('ECONNRESET', message).neverArrived).toBe(true)
  })

  test('a certificate that is not trusted: the proxy’s CA', () => {
    expect(error('SELF_SIGNED_CERT_IN_CHAIN').message).toContain('NODE_EXTRA_CA_CERTS')
  })
})

describe('server text', () => {
  test('stands on one line, without control characters, cut where it is long', () => {
    expect(plain('a\r\n::error::b\u001b[31m\u2028c\u0000\u202e')).toBe('a ::error::b [31m c')
    expect(plain('x'.repeat(600))).toBe(`${'x'.repeat(500)}…`)
  })

  test('a list of names is cut after twenty', () => {
    const names = Array.from({ length: 22 }, (_, index) => `n${index}`)
    expect(listed(names)).toMatch(/^n0, .*, n19 and 2 more$/)
    expect(listed(['a\nb'])).toBe('a b')
  })
})
