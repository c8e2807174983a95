import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { parseAnswer, responseError } from '../../src/certcentral/answer.ts'
import { UnexpectedResponseError } from '../../src/certcentral/errors.ts'
import type { HttpAnswer } from '../../src/certcentral/http.ts'
import type { HttpRequest } from '../../src/certcentral/request.ts'

const REQUEST: HttpRequest = {
  purpose: { action: 'read_order', id: '7' },
  method: 'GET',
  path: '/order/certificate/7',
}
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

describe('a response that is no success', () => {
  test('knows its request, its status and every error', () => {
    const errors = [
      { code: 'invalid_value:order_id', message: 'Bad order.' },
      { code: 'required_param:csr', message: 'No CSR.' },
    ]
    expect(failed(400, { errors })).toMatchObject({
      code: 'response_failed',
      request: { purpose: REQUEST.purpose, method: 'GET', path: REQUEST.path },
      status: 400,
      errors,
      excerpt: undefined,
    })
  })

  test.each([
    ['one object', { code: 'a', message: 'b' }, [{ code: 'a', message: 'b' }]],
    ['without a message', [{ code: 'a' }], [{ code: 'a', message: '' }]],
    ['without a code', [{ message: 'b', code: null }], [{ code: '', message: 'b' }]],
    ['a number as its code', [{ code: 7, message: 'b' }], [{ code: '7', message: 'b' }]],
    [
      'on several lines',
      [{ code: 'a', message: 'b\n::error::c' }],
      [{ code: 'a', message: 'b ::error::c' }],
    ],
    ['none', [], []],
    ['texts', ['oh no'], [{ code: '', message: 'oh no' }]],
    // Not CertCentral's shape: something in between may have written it.
    ['one text', 'oh no', undefined],
  ])('errors: %s', (_, errors, expected) => {
    expect(failed(400, { errors }).errors).toEqual(expected)
  })

  test('of a hundred thousand errors twenty are kept, and none is long', () => {
    const errors = Array.from({ length: 100_000 }, () => ({ code: 'a', message: 'b'.repeat(600) }))
    const kept = failed(400, { errors }).errors ?? []
    expect(kept).toHaveLength(20)
    expect(JSON.stringify(kept).length).toBeLessThan(20_000)
  })

  test.each([
    [HTML, 'Sorry ::error::x'],
    ['oh\n##[error]no', 'oh ##[error]no'],
    ['', undefined],
    [' \n', undefined],
    ['{"other":1}', '{"other":1}'],
    ['[]', '[]'],
    ['null', 'null'],
  ])('%j is not CertCentral’s own shape', (body, excerpt) => {
    expect(failed(502, body)).toMatchObject({ errors: undefined, excerpt })
  })

  test('an HTML page of many open titles takes no time to speak of, and says little', () => {
    const { excerpt } = failed(502, `<html>${'<title'.repeat(40_000)}`)
    expect(excerpt?.length ?? 0).toBeLessThan(600)
  })

  test.each([
    [302, 'https://evil.example/path?key', 'evil.example'],
    [301, '/x', undefined],
    [302, undefined, undefined],
    [400, 'https://evil.example/', undefined],
  ])('%d to %s: the host alone is kept', (status, location, host) => {
    expect(failed(status, '', { location }).redirectedTo).toBe(host)
  })
})

describe('Retry-After', () => {
  const after = (status: number, retryAfter?: string, date?: number) =>
    failed(status, '', { retryAfter, date }).retryAfterMs

  test.each([429, 503])('%d: seconds, and a date by the server’s clock', (status) => {
    expect(after(status, '120')).toBe(120_000)
    const date = Date.parse('2026-11-21T12:00:00Z')
    expect(after(status, 'Sat, 21 Nov 2026 12:01:00 GMT', date)).toBe(60_000)
    expect(after(status, 'Sat, 21 Nov 2026 11:59:00 GMT', date)).toBe(0)
  })

  test('is not there, cannot be read, or is of another status: none', () => {
    expect(after(429)).toBeUndefined()
    expect(after(429, 'soon')).toBeUndefined()
    expect(after(429, '-1')).toBeUndefined()
    expect(after(500, '120')).toBeUndefined()
  })
})

describe('the body of a success', () => {
  const Schema = v.object({ id: v.number() })
  const parse = (body: string) => () => parseAnswer(REQUEST, answer({ status: 200, body }), Schema)

  test('is what the schema reads', () => {
    expect(parse('{"id":7,"more":8}')()).toEqual({ id: 7 })
  })

  test('keeps each digit of a whole number that a double cannot hold, and no other as text', () => {
    const Any = v.object({ ids: v.array(v.unknown()) })
    const body = '{"ids":[9007199254740993,9007199254740991,1e21,-9007199254740993,"7"]}'
    expect(parseAnswer(REQUEST, answer({ status: 200, body }), Any)).toEqual({
      ids: ['9007199254740993', 9007199254740991, 1e21, -9007199254740992, '7'],
    })
  })

  test.each([
    ['', 'not_json'],
    ['{"id":', 'not_json'],
    [HTML, 'not_json'],
    ['{"id":"x"}', 'not_the_shape'],
    ['[]', 'not_the_shape'],
    ['[{"id":7}]', 'not_the_shape'],
    ['null', 'not_the_shape'],
  ])('%j is not believed: %s', (body, code) => {
    expect(parse(body)).toThrow(UnexpectedResponseError)
    expect(parse(body)).toThrow(expect.objectContaining({ code }))
  })

  test('the error names the field and its fault', () => {
    expect(parse('{"id":"x"}')).toThrow(
      expect.objectContaining({ excerpt: expect.stringMatching(/^id: /) }),
    )
    expect(parse(HTML)).toThrow(expect.objectContaining({ excerpt: 'Sorry ::error::x' }))
  })
})
