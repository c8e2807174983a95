import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { codesOf, get } from '../support/sandboxClient.ts'

const START = Date.parse('2026-11-21T12:34:56Z')
let now = START
let sandbox: Sandbox

beforeEach(async () => {
  now = START
  sandbox = await startSandbox({ now: () => now, rateLimit: true })
})
afterEach(() => sandbox.close())

const one = (key = sandbox.apiKey) => get(sandbox, '/order/certificate?limit=1', { key })

async function passing(count: number): Promise<number> {
  let passed = 0
  for (let index = 0; index < count; index += 1) {
    if ((await one()).status === 200) {
      passed += 1
    }
  }
  return passed
}

test('100 requests in 5 seconds, rolling, for each key', async () => {
  expect(await passing(60)).toBe(60)
  now += 3_000
  expect(await passing(60)).toBe(40)
  const refused = await one()
  expect(refused.status).toBe(429)
  expect(codesOf(refused)).toEqual(['request_limit_exceeded'])
  expect(refused.headers['retry-after']).toBeUndefined()
  expect((await one(sandbox.addKey())).status).toBe(200)
  now += 2_000
  expect(await passing(100)).toBe(60)
})

test('1000 requests in 3 minutes, rolling', async () => {
  for (let burst = 0; burst < 10; burst += 1) {
    expect(await passing(100)).toBe(100)
    now += 5_000
  }
  expect(await passing(1)).toBe(0)
  now = START + 180_000
  expect(await passing(101)).toBe(100)
})

test('Retry-After in seconds or as a date, when it is given', async () => {
  await passing(100)
  now += 1_500
  sandbox.settings.retryAfter = 'seconds'
  expect((await one()).headers['retry-after']).toBe('4')
  sandbox.settings.retryAfter = 'http_date'
  const date = Date.parse((await one()).headers['retry-after'] ?? '')
  expect(date).toBeGreaterThanOrEqual(START + 5_000)
  expect(date).toBeLessThanOrEqual(START + 7_000)
})

test('refused requests may count too', async () => {
  sandbox.switches.refusedRequestsCount = true
  await passing(100)
  now += 4_000
  await passing(50)
  now += 1_000
  expect(await passing(100)).toBe(50)
})
