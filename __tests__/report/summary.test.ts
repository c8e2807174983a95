import { describe, expect, test } from '@jest/globals'
import { HOSTILE_TEXT } from '../../sandbox/faults/answers.ts'
import { InputError, type InputFault } from '../../src/inputs/fault.ts'
import { EndedError, RefusedError, WaitOverError } from '../../src/reissue/errors.ts'
import { failureOf } from '../../src/report/outcome.ts'
import type { CertificateFacts, RunState, Warning } from '../../src/report/state.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { at, awaiting, NOW, RECORD, responseError } from './samples.ts'

const summary = (state: RunState, warnings: readonly Warning[] = []): string =>
  summaryOf(state, { warnings, now: NOW })

const ORDER_URL = 'https://certcentral.digicert.eu/secure/orders/123'
const STATE: RunState = { orderId: '123', orderUrl: ORDER_URL, commonName: 'example.com' }

const facts = (change: Partial<CertificateFacts> = {}): CertificateFacts => ({
  id: '1',
  serialNumber: '0A',
  validFrom: at('2026-01-01'),
  validTill: at('2026-08-23'),
  keyId: 'a'.repeat(64),
  ...change,
})
const renewed = facts({
  serialNumber: '0B',
  validFrom: at('2026-08-26'),
  validTill: at('2027-03-12'),
  keyId: 'b'.repeat(64),
})

/** The cells of the first row that begins with the title; undefined where there is none. */
function cells(html: string, title: string): string[] | undefined {
  const start = `<tr><td>${title}</td>`
  const row = html.split('</tr>').find((text) => text.includes(start))
  return row
    ?.slice(row.indexOf(start) + start.length)
    .split('</td>')
    .slice(0, -1)
    .map((cell) => cell.replace('<td>', ''))
}

const label = (html: string): string | undefined =>
  /^<p><strong>(.*?)<\/strong>/m.exec(html.replace(/^<h2>.*\n(?:<blockquote>.*\n)?/, ''))?.[1]
const steps = (html: string): string | undefined =>
  /<strong>What happens next<\/strong><br>(.*)<\/p>/.exec(html)?.[1]

describe('the title', () => {
  test('names the domain, and links the order', () => {
    expect(summary(STATE)).toContain(
      `<h2>DigiCert reissue: <code>example.com</code>, order <a href="${ORDER_URL}">123</a></h2>`,
    )
  })

  test('a rehearsal has no link, and says that it is one', () => {
    const state = { ...STATE, orderUrl: undefined, isRehearsal: true } as const
    const html = summary({ ...state, status: 'needs_approval', requestIds: ['7'] })
    expect(html).toContain('<blockquote>')
    expect(html).not.toContain('<a ')
    expect(summary(STATE)).not.toContain('<blockquote>')
  })
})

describe('the outcome', () => {
  const error = responseError(503, { excerpt: 'Service unavailable' })
  const wait = new WaitOverError({
    code: 'wait_over',
    waitMinutes: 10,
    waitingFor: { code: 'approval', requestIds: ['7'] },
  })
  const states: readonly RunState[] = [
    {},
    ...(['issued', 'pending', 'needs_approval', 'needs_validation'] as const).map((status) => ({
      status,
    })),
    ...(['skipped', 'planned'] as const).map((status) => ({ status })),
    failureOf(new RefusedError({ code: 'another_pending', reissue: awaiting })),
    failureOf(new EndedError({ code: 'rejected', reissue: awaiting })),
    failureOf(new EndedError({ code: 'canceled', reissue: awaiting })),
    failureOf(new EndedError({ code: 'other_key_issued', reissue: awaiting })),
    failureOf(error),
    { status: 'needs_approval', ...failureOf(wait) },
  ]

  test('each has a label of its own', () => {
    const labels = states.map((state) => label(summary(state)))
    expect(labels).not.toContain(undefined)
    expect(new Set(labels).size).toBe(states.length)
  })

  test('a failure after issuance is a failure', () => {
    const html = summary({ status: 'issued', ...failureOf(error) })
    expect(label(html)).toBe(label(summary(failureOf(error))))
  })

  test('a dry run says so', () => {
    const dry = summary({ status: 'planned', isDryRun: true })
    expect(dry).not.toBe(summary({ status: 'planned' }))
    expect(dry).toContain('dry run')
  })

  test('bad inputs are a list', () => {
    const order: InputFault = { input: 'order_id', code: 'order_id_missing' }
    const csr: InputFault = { input: 'csr', code: 'nothing_to_do' }
    expect(summary(failureOf(new InputError([order, csr])))).toMatch(
      /<ul><li>order_id [^<]+<\/li><li>csr [^<]+<\/li><\/ul>/,
    )
  })

  test('the server’s own words stand beside what failed', () => {
    expect(summary(failureOf(error))).toContain('Service unavailable')
  })
})

describe('what happens next', () => {
  const denied = responseError(403)
  const wait = new WaitOverError({
    code: 'wait_over',
    waitMinutes: 10,
    waitingFor: { code: 'approval', requestIds: ['7'] },
  })

  test.each<[string, RunState]>([
    ['issued', { status: 'issued' }],
    ['pending', { status: 'pending' }],
    ['needs_approval', { status: 'needs_approval' }],
    ['needs_validation', { status: 'needs_validation' }],
    ['skipped', { status: 'skipped' }],
    ['planned', { status: 'planned' }],
    ['refused', failureOf(new RefusedError({ code: 'live_hidden' }))],
    ['rejected', failureOf(new EndedError({ code: 'rejected', reissue: awaiting }))],
    ['failed', failureOf(denied)],
    ['bad inputs', failureOf(new InputError([{ input: 'csr', code: 'nothing_to_do' }]))],
    ['out of time', { status: 'needs_approval', ...failureOf(wait) }],
  ])('is told once: %s', (_what, state) => {
    const html = summary({ ...STATE, ...state })
    const text = steps(html) ?? ''
    expect(text).not.toBe('')
    expect(html.split('What happens next')).toHaveLength(2)
    expect(html.split(text)).toHaveLength(2)
  })

  test('nothing, where only a setting was made', () => {
    const state: RunState = { ...STATE, reason: { code: 'auto_reissue_set', on: true } }
    expect(steps(summary(state))).toBeUndefined()
  })

  test('approval names the request, and leads to the order', () => {
    const text = steps(summary({ ...STATE, status: 'needs_approval', requestIds: ['7', '8'] }))
    expect(text).toMatch(/7.*8/)
    expect(text).toContain(`<a href="${ORDER_URL}">`)
  })

  test('the chain to deploy is named', () => {
    const state = { ...STATE, status: 'issued', certificatePath: '/work/chain.pem' } as const
    expect(steps(summary(state))).toContain('<code>/work/chain.pem</code>')
  })

  test('a failure says what is left of the reissue, each state something else', () => {
    const failed = failureOf(denied)
    const texts = [
      { ...failed, reissued: false },
      { ...failed, reissued: 'unknown' },
      { ...failed, reissued: true, status: 'pending' },
      { ...failed, reissued: true, status: 'issued' },
    ].map((state) => steps(summary(state as RunState)))
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('where the error says what is left, it is not said again', () => {
    const own = steps(summary({ ...failureOf(wait) }))
    expect(steps(summary({ ...failureOf(wait), reissued: true, status: 'pending' }))).toBe(own)
  })

  test('bad inputs are to be corrected, which another failure does not say', () => {
    const bad = new InputError([{ input: 'csr', code: 'nothing_to_do' }])
    const [inputs, other] = [bad, new Error('x')].map((error) =>
      steps(summary({ ...failureOf(error), reissued: false })),
    )
    expect(inputs).not.toBe(other)
  })

  test('a dry run without a CSR says that a reissue needs one', () => {
    const [without, withOne] = [false, true].map((hasCsr) =>
      steps(summary({ ...STATE, status: 'planned', hasCsr })),
    )
    expect(without).toContain('CSR')
    expect(withOne).not.toContain('CSR')
  })

  test('a warning stands above the tables, because it may be about a revocation', () => {
    const html = summary({ ...STATE, status: 'planned', live: facts() }, [{ code: 'same_key' }])
    expect(html.indexOf('<li>')).toBeGreaterThan(html.indexOf('What happens next'))
    expect(html.indexOf('<li>')).toBeLessThan(html.indexOf('<table>'))
  })

  test('the warning to keep the key is not repeated', () => {
    const html = summary({ status: 'pending' }, [{ code: 'keep_key' }, { code: 'same_key' }])
    expect(html.split('<li>')).toHaveLength(2)
    expect(html.split('private key')).toHaveLength(2)
  })
})

describe('the certificates', () => {
  test('before and after, with the new key told from the old', () => {
    const html = summary({ live: facts(), issued: renewed })
    expect(html).toContain('<tr><th></th><th>Before</th><th>After</th></tr>')
    expect(cells(html, 'Serial number')).toEqual(['<code>0A</code>', '<code>0B</code>'])
    const key = 'Public key (SHA-256)'
    const [before, after] = cells(html, key) ?? []
    expect(before).toBe(`<code>${'a'.repeat(16)}…</code>`)
    expect(after).toMatch(/^<code>b{16}…<\/code> \(.*\)$/)
    const sameKey = summary({ live: facts(), issued: { ...renewed, keyId: facts().keyId } })
    const [, same] = cells(sameKey, key) ?? []
    expect(same?.replace(/a{16}/, '')).not.toBe(after?.replace(/b{16}/, ''))
    expect(cells(html, 'Valid from')).toEqual(['2026-01-01', '2026-08-26'])
    expect(cells(html, 'Valid until')).toEqual([
      '2026-08-23 (expired 3 days ago)',
      '2027-03-12 (198 days left)',
    ])
    expect(cells(html, 'Days gained')).toEqual(['', '201'])
  })

  test('days are never gained below none', () => {
    const issued = { ...renewed, validTill: at('2026-08-22') }
    expect(cells(summary({ live: facts(), issued }), 'Days gained')?.[1]).not.toMatch(/-\d|^1/)
  })

  test('one alone is the live one or the new one; an adopted live one stands once', () => {
    const heads = [{ live: facts() }, { issued: renewed }, { live: facts(), issued: facts() }].map(
      (state) => /<tr><th><\/th><th>(.*?)<\/th><\/tr>/.exec(summary(state))?.[1],
    )
    expect(heads).toEqual(['Live certificate', 'New certificate', 'Live certificate'])
  })

  test('rows of which nothing is known are left out', () => {
    const issued = facts({ keyId: undefined, validFrom: undefined })
    const html = summary({ issued })
    expect(cells(html, 'Valid from')).toBeUndefined()
    expect(cells(html, 'Public key (SHA-256)')).toBeUndefined()
    expect(html).not.toContain('undefined')
  })
})

describe('the names', () => {
  const names = { kept: ['a.example'], added: ['b.example', 'c.example'], removed: ['d.example'] }

  test('kept, added and removed, once a reissue is on the order', () => {
    const html = summary({ status: 'pending', names })
    expect(cells(html, 'Kept (1)')).toEqual(['<code>a.example</code>'])
    expect(cells(html, 'Added (2)')).toEqual(['<code>b.example</code>, <code>c.example</code>'])
    expect(cells(html, 'Removed (1)')).toEqual(['<code>d.example</code>'])
  })

  test.each<RunState>([
    { status: 'planned' },
    { status: 'refused', reason: { code: 'names_dropped', names: [] } },
    { status: 'skipped' },
    failureOf(responseError(403)),
  ])('nothing is told as done that was not: %j', (state) => {
    expect(summary({ ...state, names })).not.toMatch(/>(?:Added|Removed) \(/)
  })

  test('beyond twenty they are folded', () => {
    const many = Array.from({ length: 23 }, (_, index) => `n${index}.example`)
    const html = summary({ status: 'pending', names: { kept: many, added: [], removed: [] } })
    const [shown = '', folded = ''] = html.split('<details><summary>3 more</summary>')
    expect(shown.match(/<code>n\d+\.example<\/code>/g)).toHaveLength(20)
    expect(folded.split('</details>')[0]?.match(/<code>/g)).toHaveLength(3)
  })
})

describe('the records to publish', () => {
  const dcv = {
    names: ['example.com'],
    method: 'dns-txt-token',
    randomValue: 'fd8a1b',
    records: [RECORD],
  }

  test('a row for each, each part as it is to be copied', () => {
    expect(cells(summary({ status: 'needs_validation', dcv }), 'TXT')).toEqual([
      '<code>_dnsauth.example.com</code>',
      '<code>fd8a1b</code>',
      '<code>example.com</code> <code>www.example.com</code>',
      '2026-09-24T16:25:52Z',
    ])
  })

  test('no column for an end that is not known', () => {
    const { domain, names, method, type, name, value } = RECORD
    const record = { domain, names, method, type, name, value }
    const [known, unknown] = [RECORD, record].map((one) =>
      summary({ status: 'needs_validation', dcv: { ...dcv, records: [one] } }),
    )
    expect(known?.match(/<th>/g)).toHaveLength(5)
    expect(unknown?.match(/<th>/g)).toHaveLength(4)
    expect(cells(unknown ?? '', 'TXT')).toHaveLength(3)
  })

  test('without records the domains and the value', () => {
    const html = summary({ status: 'needs_validation', dcv: { ...dcv, records: [] } })
    expect(html).toContain('<li><code>example.com</code></li>')
    expect(html).toContain('<code>fd8a1b</code>')
  })

  test.each(['issued', 'rejected'] as const)('none when the reissue is %s', (status) => {
    expect(summary({ status, dcv })).not.toContain('_dnsauth')
  })
})

describe('the facts', () => {
  test('IDs, path, setting and dates', () => {
    const html = summary({
      status: 'issued',
      requestIds: ['7', '8'],
      certificateId: '9',
      certificatePath: '/work/chain.pem',
      autoReissue: false,
      orderEnds: at('2027-03-01'),
      nextReissue: at('2027-01-04'),
    })
    expect(cells(html, 'Requests')).toEqual(['<code>7, 8</code>'])
    expect(cells(html, 'Certificate')).toEqual(['<code>9</code>'])
    expect(cells(html, 'Chain written to')).toEqual(['<code>/work/chain.pem</code>'])
    expect(cells(html, 'Auto-reissue')).toEqual(['off'])
    expect(cells(html, 'Order ends')).toEqual(['2027-03-01'])
    expect(cells(html, 'Next reissue')?.[0]).toContain('2027-01-04')
  })

  test('a skip tells the next reissue once', () => {
    const from = at('2026-09-01')
    const html = summary({
      status: 'skipped',
      reason: { code: 'not_due', daysLeft: 20, from },
      nextReissue: from,
    })
    expect(html.split('2026-09-01')).toHaveLength(2)
  })
})

describe('hostile text', () => {
  /** A state in which everything that a server can say is this text. */
  function poisoned(text: string): RunState {
    const all = facts({ id: text, serialNumber: text, keyId: text })
    const record = {
      ...RECORD,
      domain: text,
      names: [text],
      name: text,
      value: text,
      expires: text,
    }
    return {
      orderId: text,
      orderUrl: `https://x.example/"><b>`,
      commonName: text,
      status: 'needs_validation',
      reason: {
        code: 'failed',
        error: responseError(400, { errors: [{ code: text, message: text }] }),
      },
      requestIds: [text],
      certificateId: text,
      live: all,
      issued: { ...all, serialNumber: `${text}2` },
      names: { kept: [text], added: [text], removed: [text] },
      certificatePath: text,
      dcv: { names: [text], method: text, randomValue: text, records: [record] },
    }
  }
  const warnings = (text: string): Warning[] => [
    { code: 'csr_names_not_sent', names: [text] },
    { code: 'unknown_status', status: text },
  ]
  // What GitHub would make a link of is shown as code.
  const tags = (html: string) => html.match(/<(?!\/?code>)[^>]*>/g)

  test('gives the summary no structure', () => {
    const clean = summary(poisoned('x'), warnings('x'))
    const html = summary(poisoned(HOSTILE_TEXT), warnings(HOSTILE_TEXT))
    expect(tags(html)).toEqual(tags(clean))
    expect(html.split('\n')).toHaveLength(clean.split('\n').length)
    expect(html).not.toMatch(/^(?:::|##\[|#|\||```)/m)
    // A blank line would end the block of HTML, and Markdown would be read again.
    expect(html).not.toMatch(/\n\s*\n/)
  })

  test('makes no mention and no link', () => {
    const text = 'evil @team https://evil.example www.evil.example user@evil.example #17'
    const html = summary(poisoned(text), warnings(text))
    // GitHub makes no links in code.
    const prose = html.replace(/<code>.*?<\/code>|<a .*?<\/a>/g, '')
    expect(prose).toContain('evil')
    expect(prose).not.toMatch(/@\w|:\/\/\w|www\.\w|(?:#|&#35;)17/)
  })

  test('never makes the summary longer than the runner takes', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `${index}.example.com<b>`)
    const html = summary({
      ...poisoned('x'),
      names: { kept: many, added: many, removed: many },
    })
    expect(Buffer.byteLength(html)).toBeLessThan(2 ** 20)
    expect(steps(html)).not.toBeUndefined()
  })
})
