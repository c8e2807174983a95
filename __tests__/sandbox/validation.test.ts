import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { startNameServer } from '../support/nameServer.ts'
import { at, codesOf, get, reissue, send, write, type Answer } from '../support/sandboxClient.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const START = Date.parse('2026-11-21T12:34:56Z')
const DV = { product: { validationType: 'dv' } }
let now = START
let sandbox: Sandbox

beforeEach(async () => {
  now = START
  sandbox = await startSandbox({ now: () => now })
})
afterEach(() => sandbox.close())

const path = (orderId: number, call: string): string => `/order/certificate/${orderId}/${call}`
const validation = async (orderId: number): Promise<unknown> =>
  (await get(sandbox, path(orderId, 'validation'))).json
const put = (orderId: number, call: string): Promise<Answer> =>
  send(sandbox, 'PUT', path(orderId, call))
const setMethod = (orderId: number, method: string): Promise<Answer> =>
  write(sandbox, 'PUT', path(orderId, 'dcv-method'), { dcv_method: method })
const valueOf = async (orderId: number): Promise<string> =>
  String(at((await put(orderId, 'dcv-random-value')).json, 'dcv_random_value'))
const statusOf = (orderId: number): string => sandbox.order(orderId).status

describe('state', () => {
  test('names stand under their base domain, with their method and the end of their validation', async () => {
    const names = ['example.com', '*.example.com', 'shop.example.co.uk', '10.0.0.1']
    const order = await sandbox.addOrder({
      names,
      validation: { daysLeft: { 'example.com': 30 }, methods: { 'example.co.uk': 'email' } },
    })
    expect(await validation(order.id)).toMatchObject({
      ...{ order_id: String(order.id), order_status: 'issued', order_name_scope: 'base_domain' },
      ...{ order_dcv_method: 'dns-txt-token', organization_id: '117483' },
      organization_validations: [{ type: 'ov', status: 'active' }],
      dns_name_validations: [
        {
          ...{ name_scope: 'example.com', status: 'approved', method: 'dns-txt-token' },
          ...{ validated_until: '2026-12-21T23:59:59+00:00', dns_names: names.slice(0, 2) },
        },
        { name_scope: 'example.co.uk', method: 'email', dns_names: ['shop.example.co.uk'] },
      ],
    })
  })

  test('an order may be validated name by name', async () => {
    const names = ['example.com', '*.example.com', 'www.example.com']
    const order = await sandbox.addOrder({ names, validation: { nameScope: 'exact' } })
    expect(at(await validation(order.id), 'dns_name_validations')).toMatchObject([
      { name_scope: 'example.com', dns_names: ['example.com', '*.example.com'] },
      { name_scope: 'www.example.com', dns_names: ['www.example.com'] },
    ])
  })

  test('only the stale name of an OV order is to be validated, and then for 199 days', async () => {
    const names = ['www.example.com', 'www.example.org']
    const order = await sandbox.addOrder({
      names,
      validation: { daysLeft: { 'example.org': -1 } },
    })
    await reissue(sandbox, order.id, {}, names)
    expect(statusOf(order.id)).toBe('reissue_pending')
    expect(at(await validation(order.id), 'dns_name_validations')).toMatchObject([
      { name_scope: 'example.com', status: 'approved' },
      { name_scope: 'example.org', status: 'pending' },
    ])
    sandbox.validateDomains(order.id)
    expect(statusOf(order.id)).toBe('issued')
    expect(at(await validation(order.id), 'dns_name_validations', 1)).toMatchObject({
      status: 'approved',
      validated_until: '2027-06-08T12:34:56+00:00',
    })
    now += 30 * DAY
    await reissue(sandbox, order.id, {}, names)
    expect(statusOf(order.id)).toBe('issued')
  })

  test('each reissue of a DV order is to be validated, and all at once', async () => {
    const order = await sandbox.addOrder(DV)
    for (let round = 1; round <= 2; round += 1) {
      now += DAY
      await reissue(sandbox, order.id)
      expect(statusOf(order.id)).toBe('reissue_pending')
      sandbox.validateDomains(order.id)
      expect(statusOf(order.id)).toBe('issued')
    }
    expect(at(await validation(order.id), 'organization_validations')).toBeUndefined()
  })

  test('an organization that is validated no longer keeps a reissue pending', async () => {
    const order = await sandbox.addOrder({ validation: { organizationDaysLeft: -1 } })
    await reissue(sandbox, order.id)
    sandbox.validateDomains(order.id)
    expect(statusOf(order.id)).toBe('reissue_pending')
    expect(at(await validation(order.id), 'organization_validations', 0, 'status')).toBe('pending')
  })

  test('without a name server the names count as validated some time after the approval', async () => {
    sandbox.settings.validateAfter = MINUTE
    const order = await sandbox.addOrder(DV)
    const request = await sandbox.addReissue(order.id)
    now += DAY
    sandbox.approve(request.id)
    now += MINUTE - 1
    expect(statusOf(order.id)).toBe('reissue_pending')
    now += 1
    expect(statusOf(order.id)).toBe('issued')
  })
})

describe('value and method', () => {
  test('the value of the response is returned again for 30 days', async () => {
    const order = await sandbox.addOrder(DV)
    const { json } = await reissue(sandbox, order.id)
    const value = at(json, 'dcv_random_value')
    now += 29 * DAY
    const again = await put(order.id, 'dcv-random-value')
    expect(again).toMatchObject({
      status: 200,
      json: { dcv_random_value: value, expiration_date: '2026-12-21T12:34:56+00:00' },
    })
    now += DAY
    expect(await valueOf(order.id)).not.toBe(value)
  })

  test('a method is set for the order, and another one brings another value', async () => {
    const order = await sandbox.addOrder({
      ...DV,
      validation: { methods: { 'example.com': 'email' } },
    })
    await reissue(sandbox, order.id)
    const value = await valueOf(order.id)
    const set = await setMethod(order.id, 'dns-cname-token')
    expect(set.status).toBe(200)
    expect(at(set.json, 'dcv_random_value')).not.toBe(value)
    expect(await valueOf(order.id)).toBe(at(set.json, 'dcv_random_value'))
    expect(await validation(order.id)).toMatchObject({
      order_dcv_method: 'dns-cname-token',
      dns_name_validations: [{ method: 'dns-cname-token' }],
    })
  })

  test('email has no value', async () => {
    const order = await sandbox.addOrder(DV)
    const answer = await reissue(sandbox, order.id, { dcv_method: 'email' })
    expect(at(answer.json, 'dcv_random_value')).toBeUndefined()
    expect(await setMethod(order.id, 'email')).toMatchObject({ status: 200, text: '' })
    expect((await put(order.id, 'dcv-random-value')).status).toBe(400)
  })

  test('another method is refused, in a reissue too', async () => {
    const order = await sandbox.addOrder(DV)
    const code = ['invalid_value:dcv_method']
    expect(codesOf(await setMethod(order.id, 'pigeon'))).toEqual(code)
    expect(codesOf(await reissue(sandbox, order.id, { dcv_method: 'pigeon' }))).toEqual(code)
  })

  test('where nothing is to be validated, the account may refuse both', async () => {
    sandbox.switches.nothingToValidate = 'error'
    const order = await sandbox.addOrder()
    expect((await put(order.id, 'dcv-random-value')).status).toBe(400)
    expect((await setMethod(order.id, 'dns-txt-token')).status).toBe(400)
  })
})

describe('records and files', () => {
  const name = '_dnsauth.example.com'
  const target = 'example-com.validation.example.net'

  test.each<
    [string, string, (value: string) => { txt?: [string, string]; cname?: [string, string] }]
  >([
    ['TXT at _dnsauth', 'dns-txt-token', (value) => ({ txt: [name, value] })],
    ['TXT at the name', 'dns-txt-token', (value) => ({ txt: ['example.com', `v=1 ${value}`] })],
    [
      'TXT where _dnsauth leads to',
      'dns-txt-token',
      (value) => ({ cname: [name, target], txt: [target, value] }),
    ],
    ['CNAME', 'dns-cname-token', (value) => ({ cname: [name, `${value}.dcv.digicert.com`] })],
  ])('%s validates', async (_title, method, published) => {
    const [txt, cname] = [new Map<string, string>(), new Map<string, string>()]
    await using dns = await startNameServer({ txt, cname })
    sandbox.settings.dnsServer = dns.address
    const order = await sandbox.addOrder(DV)
    await reissue(sandbox, order.id, { dcv_method: method })
    const records = published(await valueOf(order.id))

    const before = await put(order.id, 'check-dcv')
    expect(before).toMatchObject({
      status: 200,
      json: {
        ...{ order_status: 'reissue_pending', dcv_status: 'pending' },
        dns_name_validations: [{ dns_name: 'example.com', status: 'pending' }, {}],
      },
    })
    if (records.txt) {
      txt.set(...records.txt)
    }
    if (records.cname) {
      cname.set(...records.cname)
    }
    const after = await put(order.id, 'check-dcv')
    expect(after.json).toMatchObject({
      ...{ order_status: 'issued', dcv_status: 'valid' },
      certificate_id: sandbox.order(order.id).current.id,
      dns_name_validations: [{ status: 'approved' }, { dns_name: 'www.example.com' }],
    })
  })

  test('a file of each name validates; a missing one is an error', async () => {
    const files = new Map<string, string>()
    const server = createServer(({ headers: { host = '' }, url }, response) => {
      const isFile = url === '/.well-known/pki-validation/fileauth.txt' && files.has(host)
      response.writeHead(isFile ? 200 : 404).end(files.get(host))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    sandbox.settings.httpServer = `127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      const order = await sandbox.addOrder(DV)
      await reissue(sandbox, order.id, { dcv_method: 'http-token' })
      files.set('example.com', await valueOf(order.id))
      const missing = await put(order.id, 'check-dcv')
      expect([missing.status, codesOf(missing)]).toEqual([400, ['file_random_value_not_found']])
      files.set('www.example.com', await valueOf(order.id))
      expect((await put(order.id, 'check-dcv')).status).toBe(200)
      expect(statusOf(order.id)).toBe('issued')
    } finally {
      server.close()
    }
  })

  test('a missing record is an error where the account plays the older API', async () => {
    sandbox.switches.missingRecord = 'error'
    const order = await sandbox.addOrder(DV)
    await reissue(sandbox, order.id)
    const answer = await put(order.id, 'check-dcv')
    expect([answer.status, codesOf(answer)]).toEqual([400, ['invalid_dns_txt']])
  })

  test('only the names that are asked for are looked at', async () => {
    await using dns = await startNameServer({})
    sandbox.settings.dnsServer = dns.address
    const names = ['a.example.com', 'b.example.org']
    const order = await sandbox.addOrder({ ...DV, names })
    await reissue(sandbox, order.id, {}, names)
    const body = { dns_names_validations: ['b.example.org'] }
    await write(sandbox, 'PUT', path(order.id, 'check-dcv'), body)
    expect(dns.questions).toContain('TXT _dnsauth.example.org')
    expect(dns.questions.join()).not.toContain('example.com')
  })

  test('DigiCert looks by itself a minute after the approval', async () => {
    const txt = new Map<string, string>()
    await using dns = await startNameServer({ txt })
    sandbox.settings.dnsServer = dns.address
    const order = await sandbox.addOrder(DV)
    await reissue(sandbox, order.id)
    txt.set(name, await valueOf(order.id))
    now += MINUTE - 1
    await validation(order.id)
    expect(statusOf(order.id)).toBe('reissue_pending')
    now += 1
    await validation(order.id)
    expect(statusOf(order.id)).toBe('issued')
  })
})

test.each(['validation', 'dcv-random-value', 'dcv-method', 'check-dcv'] as const)(
  '%s can be made to fail',
  async (endpoint) => {
    const order = await sandbox.addOrder(DV)
    sandbox.addFault({ endpoint, fault: 'error', status: 403 })
    const call =
      endpoint === 'validation' ? get(sandbox, path(order.id, endpoint)) : put(order.id, endpoint)
    expect((await call).status).toBe(403)
  },
)
