import { describe, expect, test } from '@jest/globals'
import { createCsr } from '../../sandbox/api/keys.ts'
import { InputError } from '../../src/inputs/fault.ts'
import { asksForReissue, parseInputs, type Inputs } from '../../src/inputs/inputs.ts'
import { tmpdir } from 'node:os'
import { DECLARED } from '../support/declared.ts'
import { NOT_GIVEN } from '../support/notGiven.ts'

type Given = Readonly<Record<string, string>>

const { csr: CSR } = await createCsr({ commonName: 'example.com' })
const WORKSPACE = tmpdir()
const NEEDED = { api_key: 'KEY', order_id: '123', csr: CSR }

/** Parses as the runner gives inputs: an empty text where none is given. */
function parse(given: Given, environment: Given = {}): Inputs {
  return parseInputs((name) => given[name] ?? '', WORKSPACE, environment)
}

function errorOf(given: Given, environment?: Given): InputError {
  try {
    parse(given, environment)
  } catch (error) {
    if (error instanceof InputError) {
      return error
    }
    throw error
  }
  throw new Error('they were accepted')
}

/** The faults, each as the input and its code. */
function faults(given: Given, environment?: Given): string[] {
  return errorOf({ ...NEEDED, ...given }, environment).faults.map(
    ({ input, code }) => `${input}: ${code}`,
  )
}

const withCsr = (given: Given) => parse({ ...NEEDED, ...given })
/** The only fault, with its data. */
const fault = (given: Given) => {
  const all = errorOf({ ...NEEDED, ...given }).faults
  expect(all).toHaveLength(1)
  return all[0]
}

describe('inputs that are not given', () => {
  const defaults = { ...NOT_GIVEN, apiKey: 'KEY', orderId: '123' }

  test('has these defaults, and blanks mean not given', () => {
    expect(withCsr({})).toMatchObject(defaults)
    const blank = Object.fromEntries(DECLARED.map((input) => [input, ' \n ']))
    expect(withCsr({ ...blank, ...NEEDED })).toMatchObject(defaults)
  })

  test('wait_minutes is 10 with certificate_path, and what is given counts', () => {
    expect(withCsr({ certificate_path: 'no-such-folder/chain.pem' }).waitMinutes).toBe(10)
    expect(
      withCsr({ certificate_path: 'no-such-folder/chain.pem', wait_minutes: '0' }).waitMinutes,
    ).toBe(0)
    expect(withCsr({ wait_minutes: '2.5' }).waitMinutes).toBe(2.5)
  })
})

describe('api_key and order_id', () => {
  test('an empty key is none', () => {
    expect(faults({ api_key: '  ' })).toEqual(['api_key: api_key_missing'])
  })

  test.each(['a b', 'a\nb', 'schlüssel', 'a\u0000b'])(
    '%j is no key, and is not repeated',
    (key) => {
      expect(fault({ api_key: key })).toEqual({ input: 'api_key', code: 'not_a_key' })
    },
  )

  test.each([
    ['', 'order_id_missing'],
    ...['12a', '-1', '1.0', '1 2', '../1', '1'.repeat(21), '１２３'].map((id) => [
      id,
      'not_an_order_id',
    ]),
  ])('order_id %j: %s', (orderId, code) => {
    expect(faults({ order_id: orderId })).toEqual([`order_id: ${code}`])
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
      expect(fault({ [name]: text })).toEqual({ input: name, code: 'not_a_boolean', given: text })
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
    const given = { dns_names: 'https://a.example, ok.example 10.0.0.1' }
    const bad = { input: 'dns_names', code: 'bad_name' }
    expect(errorOf({ ...NEEDED, ...given }).faults).toEqual([
      { ...bad, given: 'https://a.example', fault: 'url' },
      { ...bad, given: '10.0.0.1', fault: 'ip_address' },
    ])
  })

  test('separators alone are a mistake, not an empty list', () => {
    expect(faults({ dns_names: ' , ,' })).toEqual(['dns_names: no_names'])
  })

  test('common_name is kept as typed, because only the order tells what it may be', () => {
    expect(withCsr({ common_name: ' Example, Inc. ' }).commonName).toBe('Example, Inc.')
  })

  test('remove_names may be addresses and underscores', () => {
    expect(withCsr({ remove_names: '10.0.0.1, _a.Example' }).removeNames).toEqual([
      '10.0.0.1',
      '_a.example',
    ])
    expect(fault({ remove_names: 'a/b' })).toMatchObject({ code: 'bad_name', fault: 'not_a_name' })
  })

  test('one that is wanted cannot be removed at the same time, in whatever spelling', () => {
    const given = { dns_names: 'a.example b.example', remove_names: 'A.EXAMPLE' }
    const conflict = { input: 'remove_names', code: 'wanted_and_removed' }
    expect(fault(given)).toEqual({ ...conflict, given: 'a.example' })
    const unicode = { common_name: 'bücher.example', remove_names: 'xn--bcher-kva.example' }
    expect(fault(unicode)).toEqual({ ...conflict, given: 'xn--bcher-kva.example' })
  })

  test('one that is not asked for may stay among the removed', () => {
    const given = { dns_names: 'a.example', remove_names: 'gone.example' }
    expect(withCsr(given).removeNames).toEqual(['gone.example'])
  })
})

describe('signature_hash, server_platform, dcv_method, comments', () => {
  test('are read', () => {
    const given = { signature_hash: 'SHA384', server_platform: '45', comments: ' by hand ' }
    expect(withCsr(given)).toMatchObject({
      signatureHash: 'sha384',
      serverPlatform: 45,
      comments: 'by hand',
    })
    expect(withCsr({ server_platform: '-1' }).serverPlatform).toBe(-1)
  })

  test.each(['dns-txt-token', 'dns-cname-token', 'http-token', 'email'])(
    'dcv_method %s',
    (text) => {
      expect(withCsr({ dcv_method: text }).dcvMethod).toBe(text)
      expect(withCsr({ dcv_method: ` ${text.toUpperCase()} ` }).dcvMethod).toBe(text)
    },
  )

  test.each([
    ['signature_hash', 'sha1', 'not_a_word'],
    ['signature_hash', 'sha-256', 'not_a_word'],
    ['server_platform', 'nginx', 'not_an_integer'],
    ['server_platform', '-2', 'not_an_integer'],
    ['server_platform', '4.5', 'not_an_integer'],
    ['server_platform', '1e3', 'not_an_integer'],
    ['server_platform', '2147483648', 'not_an_integer'],
    ['dcv_method', 'dns', 'not_a_word'],
    ['dcv_method', 'dns_txt_token', 'not_a_word'],
    ['dcv_method', 'http-token-static', 'not_a_word'],
  ])('%s %s is refused', (input, given, code) => {
    expect(fault({ [input]: given })).toMatchObject({ input, code, given })
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
    expect(faults({ renew_before: text })).toEqual(['renew_before: not_a_window'])
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
  ])('%s %s is refused', (input, given) => {
    expect(fault({ [input]: given })).toMatchObject({ input, code: 'not_a_duration', given })
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
    ['www.digicert.com/services/v2', 'not_a_url'],
    ['https://example.com/services/v2', 'foreign_host'],
    ['https://digicert.com.evil.example/services/v2', 'foreign_host'],
    ['https://evildigicert.com/services/v2', 'foreign_host'],
    ['https://www.digicert.com@evil.example/', 'foreign_host'],
    ['https://127.0.0.1.evil.example/', 'foreign_host'],
    ['https://localhost.evil.example/', 'foreign_host'],
    ['https://10.0.0.1/', 'foreign_host'],
    ['http://www.digicert.com/services/v2', 'not_https'],
    ['ftp://www.digicert.com/services/v2', 'not_https'],
    ['ftp://127.0.0.1/', 'not_https'],
    ['https://me@www.digicert.com/', 'has_user_name'],
    ['https://:pw@www.digicert.com/', 'has_user_name'],
    ['https://www.digicert.com/services/v2?a=b', 'has_query'],
    ['https://www.digicert.com/services/v2#a', 'has_query'],
  ])('%s is refused: %s', (url, code) => {
    expect(faults({ api_url: url })).toEqual([`api_url: ${code}`])
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
    expect(faults({ csr: '' })).toEqual(['csr: nothing_to_do'])
    expect(faults({ csr: '', dry_run: 'false' })).toEqual(['csr: nothing_to_do'])
  })

  test.each([
    ['common_name', 'a.example'],
    ['dns_names', 'a.example'],
    ['remove_names', 'a.example'],
    ['signature_hash', 'sha256'],
    ['server_platform', '2'],
    ['comments', 'x'],
    ['renew_before', '30'],
    ['certificate_path', 'no-such-folder/chain.pem'],
    ['dcv_method', 'email'],
    ['skip_approval', 'true'],
    ['force', 'true'],
    ['wait_minutes', '1'],
  ])(
    '%s without a CSR is a mistake, also beside auto_reissue; in a dry run it is none',
    (input, text) => {
      const given = { api_key: 'KEY', order_id: '123', [input]: text }
      for (const more of [{}, { auto_reissue: 'true' }]) {
        expect(errorOf({ ...given, ...more }).faults).toEqual([
          { input: 'csr', code: 'csr_missing', uses: [input] },
        ])
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
    const given = { csr: '-----BEGIN CERTIFICATE REQUEST-----', comments: 'x' }
    expect(fault(given)).toMatchObject({ code: 'bad_csr', fault: { code: 'no_request' } })
  })
})

describe('an input under another name', () => {
  test.each([
    ['INPUT_DRY-RUN', 'dry_run'],
    ['INPUT_DRYRUN', 'dry_run'],
    ['INPUT_DRY__RUN', 'dry_run'],
    ['INPUT_SKIP-APPROVAL', 'skip_approval'],
    ['INPUT_RENEWBEFORE', 'renew_before'],
    ['INPUT_C-S-R', 'csr'],
    ['input_dcv-method', 'dcv_method'],
  ])('%s is an error: the runner only warns', (variable, input) => {
    expect(faults({}, { [variable]: 'true' })).toEqual([`${input}: misspelled`])
    expect(faults({ dry_run: 'false' }, { INPUT_DRY_RUN: 'false', [variable]: 'x' })).toEqual([
      `${input}: misspelled`,
    ])
  })

  test('is none where it is empty, a declared name, or no input of this action', () => {
    const others = { 'INPUT_DRY-RUN': ' ', INPUT_DRY_RUN: 'true', DRYRUN: 'true', INPUT_NODE: '24' }
    expect(() => parse(NEEDED, others)).not.toThrow()
  })

  test.each(DECLARED.filter((input) => input.includes('_')))(
    '%s is known to the check',
    (input) => {
      const variable = `INPUT_${input.replaceAll('_', '-').toUpperCase()}`
      expect(faults({}, { [variable]: 'x' })).toEqual([`${input}: misspelled`])
    },
  )
})

test('all faults are collected, so that they can be reported together', () => {
  const error = errorOf({
    order_id: 'x',
    csr: 'no.csr',
    dns_names: 'a b/c',
    signature_hash: 'md5',
    server_platform: 'x',
    skip_approval: 'maybe',
    auto_reissue: 'maybe',
    dcv_method: 'maybe',
    renew_before: '0',
    force: 'maybe',
    dry_run: 'maybe',
    wait_minutes: '-1',
    timeout_seconds: '0',
    api_url: 'x',
  })
  expect(error.faults.map(({ input }) => input).sort()).toEqual(
    [
      ...['api_key', 'api_url', 'auto_reissue', 'csr', 'dcv_method', 'dns_names', 'dry_run'],
      'force',
      ...['order_id', 'renew_before', 'server_platform', 'signature_hash', 'skip_approval'],
      ...['timeout_seconds', 'wait_minutes'],
    ].sort(),
  )
})
