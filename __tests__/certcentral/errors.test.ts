import { describe, expect, test } from '@jest/globals'
import { parseAnswer, responseError } from '../../src/certcentral/answer.ts'
import {
  ConnectionError,
  ResponseError,
  TooLargeError,
  UnexpectedResponseError,
  UpgradeError,
} from '../../src/certcentral/errors.ts'
import type { HttpRequest } from '../../src/certcentral/request.ts'
import { ReissueAnswerSchema } from '../../src/certcentral/schema.ts'
import { hadNoEffect } from '../../src/certcentral/writer.ts'
import { CancelledError } from '../../src/util/pause.ts'

const REQUEST: HttpRequest = {
  purpose: { action: 'reissue', id: '7' },
  method: 'POST',
  path: '/order/certificate/7/reissue',
}
const ERRORS = '{"errors":[{"code":"invalid_value:csr","message":"Bad CSR."}]}'
const HTML = '<!DOCTYPE html><html><head><title>Sorry</title></head></html>'

const connection = (code: string, message = 'it broke', timeoutMs?: number) =>
  new ConnectionError(REQUEST, Object.assign(new Error(message), { code }), timeoutMs)

/** What a response to the POST comes to: the error that it throws. */
function response(status: number, body: string): unknown {
  const headers = { date: undefined, retryAfter: undefined, location: undefined }
  const answer = { status, body, ...headers }
  if (status < 200 || status > 299) {
    return responseError(REQUEST, answer)
  }
  try {
    parseAnswer(REQUEST, answer, ReissueAnswerSchema)
  } catch (error) {
    return error
  }
  throw new Error('the response is believed')
}

describe('a POST that failed certainly had no effect', () => {
  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])('%s', (code) => {
    expect(hadNoEffect(connection(code))).toBe(true)
  })

  test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED'])(
    '%s: the handshake failed',
    (code) => {
      expect(hadNoEffect(connection(code))).toBe(true)
    },
  )

  test('a proxy that opens no tunnel', () => {
    const message = 'tunneling socket could not be established, statusCode=403'
    expect(hadNoEffect(connection('ECONNRESET', message))).toBe(true)
  })

  test.each([400, 401, 403, 404, 409, 413, 422, 451])(
    '%d in CertCentral’s own shape, and in no other',
    (status) => {
      expect(hadNoEffect(response(status, ERRORS))).toBe(true)
      for (const body of [HTML, '', '{}', '[]', '{"message":"no"}']) {
        expect(hadNoEffect(response(status, body))).toBe(false)
      }
    },
  )

  test.each([ERRORS, HTML, ''])('429 with %j', (body) => {
    expect(hadNoEffect(response(429, body))).toBe(true)
  })
})

describe('a POST that failed may be on the order: its response is lost', () => {
  test.each([
    'ECONNRESET',
    'ETIMEDOUT',
    'EPIPE',
    'EHOSTUNREACH',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    '',
  ])('the connection failed: "%s"', (code) => {
    expect(hadNoEffect(connection(code))).toBe(false)
  })

  test('the deadline was over, whatever the connection says', () => {
    for (const code of ['ECONNREFUSED', 'CERT_HAS_EXPIRED', 'ECONNRESET']) {
      const late = connection(code, 'x', 30_000)
      expect(late).toMatchObject({ code: 'timed_out', timeoutMs: 30_000, neverArrived: false })
      expect(hadNoEffect(late)).toBe(false)
    }
  })

  test.each([300, 301, 302, 307, 308, 408, 425, 499, 500, 502, 503, 504, 520, 599])(
    '%d, whatever its body',
    (status) => {
      for (const body of [ERRORS, HTML, '', '{}']) {
        expect(hadNoEffect(response(status, body))).toBe(false)
      }
    },
  )

  test.each([
    '',
    HTML,
    ERRORS,
    '{}',
    '[]',
    'null',
    '{"requests":[{"id":1}]}',
    '{"id":"x"}',
    '{"id":7,"errors":[{"code":"a","message":"b"}]}',
    '{"id":7,"errors":{"code":"a","message":"b"}}',
    '{"id":7,"requests":[{"id":1}',
  ])('a success with %j', (body) => {
    const lost = response(201, body)
    expect(lost).toBeInstanceOf(UnexpectedResponseError)
    expect(hadNoEffect(lost)).toBe(false)
  })

  test('a success whose empty errors say nothing is one', () => {
    expect(() => response(201, '{"id":7,"errors":[]}')).toThrow('the response is believed')
    expect(() => response(200, '{"id":7,"errors":null}')).toThrow('the response is believed')
  })

  test.each([
    ['too large', new TooLargeError(REQUEST, 1)],
    ['another order', new UnexpectedResponseError(REQUEST, 'another_order', '8')],
    ['not UTF-8', new UnexpectedResponseError(REQUEST, 'not_utf8', '')],
    ['an upgrade', new ConnectionError(REQUEST, new UpgradeError())],
    ['a canceled job', new CancelledError(true)],
    ['a mistake of our own', new TypeError('bug')],
  ])('%s', (_, error) => {
    expect(hadNoEffect(error)).toBe(false)
  })
})

describe('a connection that failed', () => {
  test.each([
    ['ENOTFOUND', 'not_connected'],
    ['CERT_HAS_EXPIRED', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted'],
    ['INVALID_CA', 'untrusted'],
    ['upgraded', 'upgraded'],
    ['ECONNRESET', 'connection_failed'],
    ['ERR_INVALID_CHAR', 'connection_failed'],
    ['', 'connection_failed'],
  ])('%s is %s', (code, kind) => {
    expect(connection(code).code).toBe(kind)
  })

  test('says what happened, of several addresses too', () => {
    expect(connection('ECONNRESET').fault).toBe('ECONNRESET: it broke')
    const both = new AggregateError([new Error('one'), new Error('other')], '')
    expect(
      new ConnectionError(REQUEST, Object.assign(both, { code: 'ECONNREFUSED' })),
    ).toMatchObject({ fault: 'ECONNREFUSED: one; other', neverArrived: true, cause: both })
    expect(new ConnectionError(REQUEST, 'odd').fault).toBe('odd')
  })

  test('knows its request, and never a header or a body', () => {
    const error = new ConnectionError({ ...REQUEST, body: { csr: 'x' } } as HttpRequest, 'odd')
    expect(error.request).toEqual({
      purpose: REQUEST.purpose,
      method: REQUEST.method,
      path: REQUEST.path,
    })
  })
})

describe('a response that another try may change', () => {
  const isPassing = (status: number): boolean => {
    const error = response(status, ERRORS)
    return error instanceof ResponseError && error.isPassing
  }

  test.each([429, 500, 502, 503])('%d', (status) => {
    expect(isPassing(status)).toBe(true)
  })

  test.each([301, 400, 401, 403, 404, 409])('not %d', (status) => {
    expect(isPassing(status)).toBe(false)
  })
})
