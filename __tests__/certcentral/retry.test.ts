import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import {
  ConnectionError,
  ResponseError,
  UnexpectedResponseError,
} from '../../src/certcentral/errors.ts'
import type { HttpRequest } from '../../src/certcentral/request.ts'
import { ONCE, PATIENT, type Patience } from '../../src/certcentral/patience.ts'
import { repeated, type RetryEvent } from '../../src/certcentral/retry.ts'
import { CancelledError } from '../../src/util/pause.ts'

type Method = HttpRequest['method']
/** A status with the seconds of its Retry-After, or the code of a connection's error. */
type Answer = number | string | readonly [status: number, retryAfter: number]

// Chance decides how long a pause is: with the least of it, those between tries take no time.
beforeEach(() => {
  jest.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** What a request comes to that is answered so: its status, or the error that it throws. */
function settle(method: Method, answer: Answer): number {
  const request = { purpose: { action: 'read_order', id: '7' }, method, path: '/x' } as const
  if (typeof answer === 'string') {
    throw new ConnectionError(request, Object.assign(new Error('x'), { code: answer }))
  }
  const [status, seconds] = typeof answer === 'number' ? [answer] : answer
  if (status < 300) {
    return status
  }
  const retryAfterMs = seconds === undefined ? undefined : seconds * 1000
  const none = { errors: undefined, excerpt: undefined, redirectedTo: undefined }
  throw new ResponseError(request, { status, retryAfterMs, ...none })
}

interface Outcome {
  readonly ended: unknown
  /** The requests that were sent, in their order. */
  readonly sent: readonly Method[]
  readonly log: readonly RetryEvent[]
}

/**
 * Makes an attempt that consists of these requests, one after the other; they are answered in the order in which they
 * are sent, the last answer for ever.
 */
async function attempt(
  methods: readonly Method[],
  answers: readonly Answer[],
  patience: Patience = PATIENT,
  cancelled = new AbortController().signal,
): Promise<Outcome> {
  const log: RetryEvent[] = []
  const sent: Method[] = []
  const all = async (): Promise<number> => {
    await Promise.resolve()
    let status = 0
    for (const method of methods) {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 500
      sent.push(method)
      status = settle(method, answer)
    }
    return status
  }
  const context = { log: (event: RetryEvent) => log.push(event), cancelled }
  const ended = await repeated(all, patience, context).catch((error: unknown) => error)
  return { ended, sent, log }
}

async function send(method: Method, answers: readonly Answer[], patience?: Patience) {
  const { sent, ...rest } = await attempt([method], answers, patience)
  return { ...rest, sent: sent.length }
}

describe.each<Method>(['GET', 'PUT'])('%s', (method) => {
  test.each<Answer>([500, 502, 503, 599, 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', ''])(
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
  test.each([301, 302, 400, 401, 403, 404, 408, 409, 422])('%d is final', async (status) => {
    const { ended, sent } = await send(method, [status, 200])
    expect(sent).toBe(1)
    expect(ended).toMatchObject({ status })
  })

  test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    'a certificate that is not trusted (%s) is not tried again',
    async (code) => {
      expect(await send(method, [code, 200])).toMatchObject({
        sent: 1,
        ended: { code: 'untrusted' },
      })
    },
  )

  test('a Retry-After beyond the patience fails at once', async () => {
    const { ended, sent } = await send(method, [[429, 901]])
    expect(sent).toBe(1)
    expect(ended).toMatchObject({ status: 429, retryAfterMs: 901_000 })
  })

  test('once is once, also after 429', async () => {
    for (const answer of [500, 'ECONNREFUSED', [429, 1] as const]) {
      expect(await send(method, [answer, 200], ONCE)).toMatchObject({ sent: 1 })
    }
  })
})

test('429 is a queue, whatever the method: waited out, and no try', async () => {
  const patience = { ...PATIENT, tries: 1 }
  const answers = [[429, 0], [429, 0], 200] as const
  const all = (['GET', 'PUT', 'POST'] as const).map((method) => send(method, answers, patience))
  for (const { ended, sent, log } of await Promise.all(all)) {
    expect({ ended, sent }).toEqual({ ended: 200, sent: 3 })
    expect(log[0]).toEqual({
      code: 'rate_limited',
      purpose: { action: 'read_order', id: '7' },
      waitMs: 1000,
    })
  }
})

describe('an attempt of several requests', () => {
  const reads = ['GET', 'GET'] as const
  const all = ['GET', 'GET', 'POST'] as const

  test('starts over after any of them: the order is read again after a wait', async () => {
    const rateLimited = await attempt(all, [200, 200, [429, 0], 200, 200, 201])
    expect(rateLimited).toMatchObject({ ended: 201, sent: [...all, ...all] })
    expect((await attempt(all, [200, 200, 'ECONNREFUSED', 201])).sent).toEqual([...all, ...all])
    expect((await attempt(reads, [200, 503, 200])).sent).toEqual([...reads, ...reads])
    expect((await attempt(reads, [503, 200])).sent).toEqual(['GET', ...reads])
  })

  test('a POST that may have arrived ends it', async () => {
    expect((await attempt(all, [200, 200, 'ECONNRESET', 200])).sent).toEqual(all)
    expect((await attempt(all, [200, 200, 500, 200])).sent).toEqual(all)
  })

  test('the tries are counted for all of them together', async () => {
    const answers = [503, 200, 503, 200, 200, 'ECONNREFUSED', 503, 200]
    const { ended, sent } = await attempt(all, answers)
    expect(ended).toMatchObject({ status: 503 })
    expect(sent).toEqual(['GET', 'GET', 'GET', ...all, 'GET'])
  })

  test('the queue is counted for all of them together', async () => {
    let now = 0
    jest.spyOn(performance, 'now').mockImplementation(() => now)
    const patience = { ...PATIENT, queueForMs: 10_000 }
    const sent: string[] = []
    const slowly = async (): Promise<number> => {
      await Promise.resolve()
      now += 4000
      sent.push('GET')
      const answer = [429, 0] as const
      return sent.length % 2 === 0 ? settle('POST', answer) : settle('GET', answer)
    }
    const context = { log: () => undefined, cancelled: new AbortController().signal }
    await expect(repeated(slowly, patience, context)).rejects.toMatchObject({ status: 429 })
    // Each request has a queue of its own where they are not: the fifth would be sent.
    expect(sent).toHaveLength(4)
  })

  test('the time in the queue does not count for the tries', async () => {
    let now = 0
    jest.spyOn(performance, 'now').mockImplementation(() => now)
    const answers: Answer[] = [[429, 0], 503, 200]
    let made = 0
    const late = async (): Promise<number> => {
      await Promise.resolve()
      const answer = answers[made++] ?? 500
      return settle('GET', answer)
    }
    const context = {
      log: ({ code }: RetryEvent) => (now += code === 'rate_limited' ? 120_000 : 0),
      cancelled: new AbortController().signal,
    }
    expect(await repeated(late, PATIENT, context)).toBe(200)
    expect(made).toBe(3)
  })
})

test('429 without Retry-After is waited out for a little longer than the shorter window', async () => {
  const { ended, log } = await send('GET', [429, 200])
  expect(ended).toBe(200)
  expect(log).toMatchObject([{ code: 'rate_limited', waitMs: 3000 }])
})

test('no new try when the time for tries is over', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(0.5)
  const patience = { ...PATIENT, retryForMs: 900 }
  expect(await send('GET', [500, 200], patience)).toMatchObject({ sent: 1 })
})

test('the log says which try is next, and after what', async () => {
  const { log } = await send('GET', [503, 'ECONNRESET', 200])
  const tries = { code: 'retrying', tries: 4, waitMs: 0, purpose: { id: '7' } }
  expect(log).toMatchObject([
    { ...tries, nextTry: 2, error: { status: 503 } },
    { ...tries, nextTry: 3, error: { code: 'connection_failed' } },
  ])
})

test('a canceled job ends a pause, and nothing is sent after it', async () => {
  const cancelled = AbortSignal.timeout(50)
  const { ended, sent } = await attempt(['GET'], [[429, 600], 200], PATIENT, cancelled)
  expect(ended).toBeInstanceOf(CancelledError)
  expect(sent).toHaveLength(1)
})

test('neither a response that is not believed nor a mistake of our own is repeated', async () => {
  const request = { purpose: { action: 'read_order', id: '7' }, method: 'GET', path: '/x' } as const
  const context = { log: () => undefined, cancelled: new AbortController().signal }
  for (const error of [
    new TypeError('bug'),
    new UnexpectedResponseError(request, 'not_json', ''),
  ]) {
    let made = 0
    const failing = () => {
      made += 1
      return Promise.reject(error)
    }
    await expect(repeated(failing, PATIENT, context)).rejects.toBe(error)
    expect(made).toBe(1)
  }
})
