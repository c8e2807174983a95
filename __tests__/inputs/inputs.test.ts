import { describe, expect, test } from '@jest/globals'
import { createCsr } from '../../sandbox/api/keys.ts'
import { InputError } from '../../src/inputs/fields.ts'
import { asksForReissue, parseInputs, type Inputs } from '../../src/inputs/inputs.ts'
import { DECLARED } from '../support/declared.ts'
import { NOT_GIVEN } from '../support/notGiven.ts'

type Given = Readonly<Record<string, string>>

const { csr: CSR } = await createCsr({ commonName: 'example.com' })
const NEEDED = { api_key: 'KEY', order_id: '123', csr: CSR }

/** Parses as the runner gives inputs: what is not given is an empty text. */
function parse(given: Given): Inputs {
  return parseInputs((name) => given[name] ?? '', '/no/such/workspace')
}

/** The message about bad inputs. */
function refusal(given: Given): string {
  try {
    parse(given)
  } catch (error) {
    if (error instanceof InputError) {
      return error.message
    }
    throw error
  }
  throw new Error('they were accepted')
}

const withCsr = (given: Given) => parse({ ...NEEDED, ...given })
const fault = (given: Given) => refusal({ ...NEEDED, ...given })

describe('what is not given', () => {
  const defaults = { ...NOT_GIVEN, apiKey: 'KEY', orderId: '123' }

  test('has these defaults, and blanks mean not given', () => {
    expect(withCsr({})).toMatchObject(defaults)
    const blank = Object.fromEntries(DECLARED.map((input) => [input, ' \n ']))
    expect(withCsr({ ...blank, ...NEEDED })).toMatchObject(defaults)
  })

  test('wait_minutes is 10 with certificate_path, and what is given counts', () => {
    expect(withCsr({ certificate_path: '/tmp/chain.pem' }).waitMinutes).toBe(10)
    expect(withCsr({ certificate_path: '/tmp/chain.pem', wait_minutes: '0' }).waitMinutes).toBe(0)
    expect(withCsr({ wait_minutes: '2.5' }).waitMinutes).toBe(2.5)
  })
})

describe('api_key and order_id', () => {
  test('an empty key mentions the secret, forks and Dependabot', () => {
    expect(fault({ api_key: '  ' })).toMatch(/api_key is empty.*secret.*forks and Dependabot/)
  })

  test.each(['a b', 'a\nb', 'schlüssel', 'a\u0000b'])(
    '%j is no key, and is not repeated',
    (key) => {
      expect(fault({ api_key: key })).toContain(
        'api_key holds spaces, line breaks or other characters',
      )
      expect(fault({ api_key: key })).not.toContain(key)
    },
  )

  test.each([
    ['', 'order_id is empty'],
    ['12a', 'digits only'],
    ['-1', 'digits only'],
    ['1.0', 'digits only'],
    ['1 2', 'digits only'],
    ['../1', 'digits only'],
    ['1'.repeat(21), 'digits only'],
    ['１２３', 'digits only'],
  ])('order_id %j: %s', (orderId, message) => {
    expect(fault({ order_id: orderId })).toContain(message)
  })

  test('are trimmed', () => {
    expect(withCsr({ api_key: ' KEY\n', order_id: '\t123 ' })).toMatchObject({
      apiKey: 'KEY',
      orderId: '123',
    })
  })
})

describe('booleans', () => {
  test.each([
    ['true', true],
    ['TRUE', true],
    ['True', true],
    ['1', true],
    [' true ', true],
    ['false', false],
    ['FALSE', false],
    ['0', false],
  ])('%j is %s', (text, value) => {
    const given = { skip_approval: text, auto_reissue: text, force: text, dry_run: text }
    expect(withCsr(given)).toMatchObject({
      skipApproval: value,
      autoReissue: value,
      force: value,
      dryRun: value,
    })
  })

  test.each(['yes', 'no', 'on', 'off', '2', 'truee', 'null'])('%j is neither', (text) => {
    for (const name of ['skip_approval', 'auto_reissue', 'force', 'dry_run']) {
      expect(fault({ [name]: text })).toContain(`${name} must be true or false, not "${text}"`)
    }
  })
})

describe('names', () => {
  test('are separated by newlines, commas and spaces, normalised, and each once', () => {
    const names = ' WWW.example.com,a.example\nb.example\r\n\tA.EXAMPLE , bücher.example '
    expect(withCsr({ dns_names: names }).dnsNames).toEqual([
      'www.example.com',
      'a.example',
      'b.example',
      'xn--bcher-kva.example',
    ])
  })

  test('every bad one is named', () => {
    expect(fault({ dns_names: 'https://a.example, ok.example 10.0.0.1' })).toMatch(
      /dns_names holds "https:\/\/a\.example", which is a URL[^]*dns_names holds "10\.0\.0\.1", which is an IP/,
    )
  })

  test('separators alone are a mistake, not an empty list', () => {
    expect(fault({ dns_names: ' , ,' })).toContain('dns_names holds separators but no name')
  })

  test('common_name is kept as typed, because only the order tells what it may be', () => {
    expect(withCsr({ common_name: ' Example, Inc. ' }).commonName).toBe('Example, Inc.')
  })

  test('remove_names may be addresses and underscores', () => {
    expect(withCsr({ remove_names: '10.0.0.1, _a.Example' }).removeNames).toEqual([
      '10.0.0.1',
      '_a.example',
    ])
    expect(fault({ remove_names: 'a/b' })).toContain('remove_names holds "a/b", which is neither')
  })

  test('one that is wanted cannot be removed at the same time, in whatever spelling', () => {
    const message = 'which common_name or dns_names asks for at the same time'
    expect(fault({ dns_names: 'a.example b.example', remove_names: 'A.EXAMPLE' })).toContain(
      message,
    )
    expect(
      fault({ common_name: 'bücher.example', remove_names: 'xn--bcher-kva.example' }),
    ).toContain(`remove_names holds "xn--bcher-kva.example", ${message}`)
  })
})

describe('signature_hash, server_platform, comments', () => {
  test('are read', () => {
    const given = { signature_hash: 'SHA384', server_platform: '45', comments: ' by hand ' }
    expect(withCsr(given)).toMatchObject({
      signatureHash: 'sha384',
      serverPlatform: 45,
      comments: 'by hand',
    })
    expect(withCsr({ server_platform: '-1' }).serverPlatform).toBe(-1)
  })

  test.each([
    ['signature_hash', 'sha1', 'one of sha256, sha384, sha512'],
    ['signature_hash', 'sha-256', 'one of sha256'],
    ['server_platform', 'nginx', 'a whole number'],
    ['server_platform', '-2', 'a whole number from -1'],
    ['server_platform', '4.5', 'a whole number'],
    ['server_platform', '1e3', 'a whole number'],
    ['server_platform', '2147483648', 'a whole number from -1 to 2147483647'],
  ])('%s %s must be %s', (input, text, message) => {
    expect(fault({ [input]: text })).toContain(`${input} must be ${message}`)
  })
})

describe('times', () => {
  test.each([
    ['30', { days: 30 }],
    ['0.5', { days: 0.5 }],
    ['33%', { share: 0.33 }],
    ['33 %', { share: 0.33 }],
    ['99.5%', { share: 0.995 }],
    ['1000', { days: 1000 }],
  ])('renew_before %s', (text, window) => {
    expect(withCsr({ renew_before: text }).renewBefore).toEqual(window)
  })

  test.each([
    '0',
    '0%',
    '100%',
    '150%',
    '-1',
    '30d',
    '30 days',
    '%',
    '.5',
    '1e3',
    '30,5',
    'Infinity',
  ])('renew_before %s is refused', (text) => {
    expect(fault({ renew_before: text })).toContain('renew_before must be days above 0')
  })

  test.each([
    ['1', 1000],
    ['0.5', 500],
    ['.5', 500],
    ['3600', 3_600_000],
  ])('timeout_seconds %s is %d ms', (text, ms) => {
    expect(withCsr({ timeout_seconds: text }).timeoutMs).toBe(ms)
  })

  test.each([
    ['timeout_seconds', '0'],
    ['timeout_seconds', '0.0'],
    ['timeout_seconds', '3601'],
    ['timeout_seconds', '-1'],
    ['timeout_seconds', '30s'],
    ['timeout_seconds', '0x10'],
    ['wait_minutes', '351'],
    ['wait_minutes', '-1'],
    ['wait_minutes', 'ten'],
    ['wait_minutes', '1e2'],
    ['wait_minutes', 'Infinity'],
  ])('%s %s is refused', (input, text) => {
    expect(fault({ [input]: text })).toContain(`${input} must be a number of`)
  })
})

describe('api_url', () => {
  test.each([
    ['https://certcentral.digicert.eu/services/v2', false],
    ['https://certcentral.digicert.eu/services/v2///', false],
    ['https://digicert.com/services/v2', false],
    ['HTTPS://WWW.DIGICERT.COM/services/v2', false],
    ['http://127.0.0.1:8080/services/v2', true],
    ['https://127.1.2.3/services/v2', true],
    ['http://localhost:1/services/v2/', true],
    ['http://[::1]:1/services/v2', true],
  ])('%s, a rehearsal: %s', (url, isRehearsal) => {
    const inputs = withCsr({ api_url: url })
    expect(inputs.isRehearsal).toBe(isRehearsal)
    expect(inputs.apiUrl).toMatch(/^https?:\/\/[^/]+\/services\/v2$/)
  })

  test.each([
    ['www.digicert.com/services/v2', 'is not a URL'],
    ['https://example.com/services/v2', 'must be under digicert.com or digicert.eu'],
    ['https://digicert.com.evil.example/services/v2', 'must be under'],
    ['https://evildigicert.com/services/v2', 'must be under'],
    ['https://www.digicert.com@evil.example/', 'must be under'],
    ['https://127.0.0.1.evil.example/', 'must be under'],
    ['https://localhost.evil.example/', 'must be under'],
    ['https://10.0.0.1/', 'must be under'],
    ['http://www.digicert.com/services/v2', 'must begin with https://'],
    ['ftp://www.digicert.com/services/v2', 'must begin with https://'],
    ['ftp://127.0.0.1/', 'must begin with https://'],
    ['https://me@www.digicert.com/', 'must not hold a user name'],
    ['https://:pw@www.digicert.com/', 'must not hold a user name'],
    ['https://www.digicert.com/services/v2?a=b', 'must not hold a query'],
    ['https://www.digicert.com/services/v2#a', 'must not hold a query'],
  ])('%s: %s', (url, message) => {
    expect(fault({ api_url: url })).toContain(`api_url ${message}`)
  })
})

describe('what a run is for', () => {
  test('a CSR, a dry run, or auto-reissue alone', () => {
    expect(asksForReissue(withCsr({}))).toBe(true)
    const { api_key, order_id } = NEEDED
    expect(asksForReissue(parse({ api_key, order_id, dry_run: 'true' }))).toBe(true)
    expect(asksForReissue(parse({ api_key, order_id, auto_reissue: 'false' }))).toBe(false)
  })

  test('nothing to do is a mistake', () => {
    expect(fault({ csr: '' })).toContain('csr is empty, and there is nothing else to do')
    expect(fault({ csr: '', dry_run: 'false' })).toContain('nothing else to do')
  })

  test.each([
    ['common_name', 'a.example'],
    ['dns_names', 'a.example'],
    ['remove_names', 'a.example'],
    ['signature_hash', 'sha256'],
    ['server_platform', '2'],
    ['comments', 'x'],
    ['renew_before', '30'],
    ['certificate_path', '/tmp/chain.pem'],
    ['skip_approval', 'true'],
    ['force', 'true'],
    ['wait_minutes', '1'],
  ])(
    '%s without a CSR is a mistake, also beside auto_reissue; in a dry run it is none',
    (input, text) => {
      const given = { api_key: 'KEY', order_id: '123', [input]: text }
      for (const more of [{}, { auto_reissue: 'true' }]) {
        expect(refusal({ ...given, ...more })).toContain(
          `csr is empty; did the step that makes it run? Only a reissue uses ${input}`,
        )
      }
      expect(() => parse({ ...given, dry_run: 'true' })).not.toThrow()
    },
  )

  test('false and 0 ask for nothing', () => {
    const given = { api_key: 'KEY', order_id: '123', auto_reissue: 'true' }
    const off = { skip_approval: 'false', force: '0', wait_minutes: '0', dry_run: 'false' }
    expect(() => parse({ ...given, ...off })).not.toThrow()
  })

  test('a bad CSR is told as such, not as a missing one', () => {
    const message = fault({ csr: '-----BEGIN CERTIFICATE REQUEST-----', comments: 'x' })
    expect(message).toContain('csr holds no certificate request')
    expect(message).not.toContain('csr is empty')
  })
})

test('all faults are reported together, one line each, before anything else', () => {
  const message = refusal({
    order_id: 'x',
    csr: 'no.csr',
    dns_names: 'a b/c',
    signature_hash: 'md5',
    server_platform: 'x',
    skip_approval: 'maybe',
    auto_reissue: 'maybe',
    renew_before: '0',
    force: 'maybe',
    dry_run: 'maybe',
    wait_minutes: '-1',
    timeout_seconds: '0',
    api_url: 'x',
  })
  const [first, ...lines] = message.split('\n')
  expect(first).toBe('14 bad inputs, nothing was sent:')
  expect(lines.map((line) => /^- (\w+) /.exec(line)?.[1]).sort()).toEqual(
    [
      ...['api_key', 'api_url', 'auto_reissue', 'csr', 'dns_names', 'dry_run', 'force'],
      ...['order_id', 'renew_before', 'server_platform', 'signature_hash', 'skip_approval'],
      ...['timeout_seconds', 'wait_minutes'],
    ].sort(),
  )
})

test('a single fault stands on one line, and a value is cut and kept on it', () => {
  expect(fault({ order_id: '' })).toMatch(/^Bad input, nothing was sent: order_id is empty[^\n]*$/)
  const long = fault({ skip_approval: `a\n::error::${'b'.repeat(100)}` })
  expect(long).toMatch(/^[^\n]*not "a ::error::b{69}…"$/)
})
