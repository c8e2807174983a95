import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { ConnectionError, ResponseError } from '../../src/certcentral/errors.ts'
import type { Http, HttpAnswer, HttpRequest } from '../../src/certcentral/http.ts'
import { CancelledError } from '../../src/util/pause.ts'
import { ONCE, PATIENT, type Patience } from '../../src/certcentral/patience.ts'
import { sendWithRetries } from '../../src/certcentral/retry.ts'

type Method = HttpRequest['method']
/** A status with its Retry-After, or the code of a connection's error. */
type Answer = number | string | readonly [status: number, retryAfter: string]

// Chance decides how long a pause is: with the least of it, those between tries take no time.
beforeEach(() => {
  jest.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** Sends a request that is answered like this, one answer a try, the last one for ever. */
async function send(
  method: Method,
  answers: readonly Answer[],
  patience: Patience = PATIENT,
  cancelled = new AbortController().signal,
) {
  const log: string[] = []
  let sent = 0
  const answerOnce = async (request: HttpRequest): Promise<HttpAnswer> => {
    await Promise.resolve()
    const answer = answers[Math.min(sent++, answers.length - 1)] ?? 500
    if (typeof answer === 'string') {
      throw new ConnectionError(request.purpose, Object.assign(new Error('x'), { code: answer }))
    }
    const [status, retryAfter] = typeof answer === 'number' ? [answer] : answer
    return { status, date: undefined, retryAfter, location: undefined, body: '' }
  }
  const context = {
    http: { send: answerOnce } as unknown as Http,
    log: (line: string) => {
      log.push(line)
    },
    cancelled,
  }
  const request = { purpose: 'Asking', method, path: '/x' }
  const ended = await sendWithRetries(context, request, patience).then(
    ({ status }) => status,
    (error: unknown) => error,
  )
  return { ended, sent, log }
}

describe.each<Method>(['GET', 'PUT'])('%s', (method) => {
  test.each<Answer>([500, 502, 503, 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', ''])(
    'is repeated after %j, four tries in all',
    async (answer) => {
      const { ended, sent } = await send(method, [answer])
      expect(sent).toBe(4)
      expect(ended).toBeInstanceOf(typeof answer === 'string' ? ConnectionError : ResponseError)
    },
  )

  test('ends with the first success', async () => {
    expect(await send(method, [500, 'ECONNRESET', 200])).toMatchObject({ ended: 200, sent: 3 })
    expect(await send(method, [204])).toMatchObject({ ended: 204, sent: 1, log: [] })
  })
})

describe('POST', () => {
  test.each<Answer>([500, 502, 503, 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', ''])(
    'is never repeated after %j: it may have arrived',
    async (answer) => {
      expect(await send('POST', [answer, 201])).toMatchObject({ sent: 1 })
    },
  )

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])(
    'is repeated after %s: it cannot have arrived',
    async (code) => {
      expect(await send('POST', [code, code, code, 201])).toMatchObject({ ended: 201, sent: 4 })
      expect(await send('POST', [code])).toMatchObject({ sent: 4 })
    },
  )
})

describe.each<Method>(['GET', 'PUT', 'POST'])('%s, whatever the method', (method) => {
  test.each([301, 302, 400, 401, 403, 404, 409, 422])('%d is an answer', async (status) => {
    const { ended, sent } = await send(method, [status, 200])
    expect(sent).toBe(1)
    expect(ended).toMatchObject({ status })
  })

  test('429 is a queue: waited out, and no try', async () => {
    const limited = [429, '0'] as const
    const { ended, sent, log } = await send(method, [limited, limited, 200], {
      ...PATIENT,
      tries: 1,
    })
    expect({ ended, sent }).toEqual({ ended: 200, sent: 3 })
    expect(log[0]).toMatch(
      /^Asking: the API key.s rate limit is used up \(HTTP 429\); waiting \d+\.\d s$/,
    )
  })

  test('a Retry-After beyond the patience fails at once, and says when to come back', async () => {
    const { ended, sent } = await send(method, [[429, '901']])
    expect(sent).toBe(1)
    expect(ended).toMatchObject({
      status: 429,
      message: expect.stringContaining('come back in 16 min'),
    })
  })

  test('once is once, also after 429', async () => {
    for (const answer of [500, 'ECONNREFUSED', [429, '1'] as const]) {
      expect(await send(method, [answer, 200], ONCE)).toMatchObject({ sent: 1 })
    }
  })
})

test('429 without Retry-After is waited out for a little longer than the shorter window', async () => {
  const { ended, log } = await send('GET', [429, 200])
  expect(ended).toBe(200)
  expect(log).toEqual([expect.stringContaining('waiting 3.0 s')])
})

test('no new try when the time for tries is over', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(0.5)
  const patience = { ...PATIENT, retryForMs: 900 }
  expect(await send('GET', [500, 200], patience)).toMatchObject({ sent: 1 })
})

test('a refusal tells whether another try came before it, which may have taken effect', async () => {
  expect((await send('PUT', [403])).ended).toMatchObject({ status: 403, isRepeated: false })
  expect((await send('PUT', [500, 403])).ended).toMatchObject({ status: 403, isRepeated: true })
})

test('the log says which try is next, and after what', async () => {
  const { log } = await send('GET', [503, 'ECONNRESET', 200])
  expect(log).toEqual([
    'Asking: try 2 of 4 in 0.0 s, after: HTTP 503',
    expect.stringMatching(/^Asking: try 3 of 4 in 0\.0 s, after: .*ECONNRESET/),
  ])
})

describe('a cancelled job', () => {
  test('sends nothing', async () => {
    expect(await send('POST', [201], PATIENT, AbortSignal.abort())).toMatchObject({
      sent: 0,
      ended: expect.any(CancelledError),
    })
  })

  test('ends a pause, and nothing is sent after it', async () => {
    const cancelled = AbortSignal.timeout(50)
    const { ended, sent } = await send('GET', [[429, '600'], 200], PATIENT, cancelled)
    expect(ended).toBeInstanceOf(CancelledError)
    expect(sent).toBe(1)
  })
})

test('a mistake of our own is not repeated', async () => {
  const http = { send: () => Promise.reject(new TypeError('bug')) } as unknown as Http
  const context = { http, log: () => undefined, cancelled: new AbortController().signal }
  const request = { purpose: 'Asking', method: 'GET', path: '/x' } as const
  await expect(sendWithRetries(context, request, PATIENT)).rejects.toThrow(TypeError)
})
