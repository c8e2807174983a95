import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import {
  annotations,
  codesOf,
  dayFromToday,
  newCsr,
  reasonOf,
  sent,
  step,
} from '../support/stage.ts'

let sandbox: Sandbox
const { csr } = await newCsr()

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

describe('alone', () => {
  test.each([
    ['true', 1, true],
    ['FALSE', 0, false],
    ['1', 1, true],
    ['0', 0, false],
  ])(
    '%s: the PUT comes first, with an integer, and the setting is read back',
    async (text, wire, on) => {
      const order = await sandbox.addOrder({ autoReissue: !on })
      const result = await step(sandbox, order, { auto_reissue: text })
      expect(result).toMatchObject({ code: 0, stderr: '' })
      expect(sent(sandbox, order)).toEqual(['PUT /auto-reissue', 'GET '])
      const [put] = sandbox.requests
      expect(put?.body).toEqual({ auto_reissue: wire })
      expect(put?.headers).toMatchObject({
        'content-type': 'application/json',
        'x-dc-devkey': sandbox.apiKey,
      })
      expect(put?.status).toBe(204)
      expect(sandbox.order(order.id).autoReissue).toBe(on)
      expect(result.outputs).toEqual({
        order_id: String(order.id),
        reissued: 'false',
        auto_reissue: String(on),
        // The order was read, so what it showed is told.
        order_valid_till: order.validTill,
        valid_till: dayFromToday(90),
        days_remaining: '90',
        serial_number: order.current.serialNumber,
        reason: expect.any(String),
      })
      expect(reasonOf(result)).toBe('auto_reissue_set')
    },
  )

  test('an order without a Multi-year Plan, where CertCentral refuses', async () => {
    sandbox.switches.autoReissueWithoutPlan = 'error'
    const order = await sandbox.addOrder({ multiYearPlan: false })
    const result = await step(sandbox, order, { auto_reissue: 'true' })
    expect(result.code).toBe(1)
    expect(sent(sandbox, order)).toEqual(['PUT /auto-reissue'])
    expect(annotations(result, 'error')).toEqual([expect.stringContaining('HTTP 400')])
    expect(result.outputs).toMatchObject({ reissued: 'false' })
    expect(result.outputs['auto_reissue'] ?? '').toBe('')
  })

  test('and where it accepts without effect: read back for ten seconds, then failed', async () => {
    const order = await sandbox.addOrder({ multiYearPlan: false })
    const result = await step(sandbox, order, { auto_reissue: 'true' })
    expect(result.code).toBe(1)
    const [put, ...gets] = sent(sandbox, order)
    expect(put).toBe('PUT /auto-reissue')
    expect(new Set(gets)).toEqual(new Set(['GET ']))
    expect(gets.length).toBeGreaterThan(3)
    expect(codesOf(result).errors).toEqual(['setting_without_effect'])
    expect(result.outputs['auto_reissue']).toBe('false')
  })

  test('one that cannot be read back is a warning, and no output', async () => {
    sandbox.switches.autoReissueType = 'absent'
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { auto_reissue: 'true' })
    expect(result.code).toBe(0)
    expect(codesOf(result).warnings).toEqual(['auto_reissue_unread'])
    // The message is for people: it holds no code.
    expect(annotations(result, 'warning')).toEqual([expect.not.stringContaining('_')])
    expect(result.outputs['auto_reissue'] ?? '').toBe('')
    expect(sandbox.order(order.id).autoReissue).toBe(true)
  })

  test('a look that stalls ends with the ten seconds, and not with timeout_seconds', async () => {
    const order = await sandbox.addOrder()
    sandbox.addFault({ endpoint: 'order', fault: 'stall' })
    const result = await step(sandbox, order, { auto_reissue: 'true', timeout_seconds: '60' })
    expect(result.code).toBe(0)
    expect(codesOf(result).warnings).toEqual(['auto_reissue_unread'])
    expect(annotations(result, 'warning')).toEqual([expect.stringContaining('10 s')])
    expect(result.outputs).not.toHaveProperty('valid_till')
  })

  test('one that was seen not to take effect fails, though the next look cannot be read', async () => {
    const order = await sandbox.addOrder({ multiYearPlan: false })
    sandbox.addFault({ endpoint: 'order', fault: 'stall', skip: 1 })
    const result = await step(sandbox, order, { auto_reissue: 'true' })
    expect(result.code).toBe(1)
    expect(codesOf(result).errors).toEqual(['setting_without_effect'])
    expect(result.outputs['auto_reissue']).toBe('false')
  })

  test('a wrong order', async () => {
    const result = await step(sandbox, { id: 999 }, { auto_reissue: 'true' })
    expect(result.code).toBe(1)
    expect(annotations(result, 'error')).toEqual([
      expect.stringMatching(/999.*404.*not_found\|order/),
    ])
  })
})

describe('with a reissue', () => {
  test('the PUT follows it', async () => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr, auto_reissue: 'true' })
    expect(result.code).toBe(0)
    expect(sent(sandbox, order)).toEqual(['GET ', 'POST /reissue', 'PUT /auto-reissue', 'GET '])
    expect(result.outputs).toMatchObject({
      reissued: 'true',
      status: 'needs_approval',
      auto_reissue: 'true',
    })
    expect(reasonOf(result)).toBe('reissued')
  })

  test.each([true, false])('already %s: no PUT', async (on) => {
    const order = await sandbox.addOrder({ autoReissue: on })
    const result = await step(sandbox, order, { csr, auto_reissue: String(on) })
    expect(result.code).toBe(0)
    expect(sent(sandbox, order)).toEqual(['GET ', 'POST /reissue'])
    expect(result.outputs['auto_reissue']).toBe(String(on))
  })

  test('it follows an adoption and a skip', async () => {
    const adopted = await sandbox.addOrder()
    await sandbox.addReissue(adopted.id, { csr })
    await step(sandbox, adopted, { csr, auto_reissue: 'true' })
    expect(sent(sandbox, adopted)).toEqual(['GET ', 'GET /reissue', 'PUT /auto-reissue', 'GET '])
    const skipped = await sandbox.addOrder({ daysLeft: 90 })
    const skip = await step(sandbox, skipped, { csr, auto_reissue: 'true', renew_before: '40' })
    expect(sent(sandbox, skipped)).toEqual(['GET ', 'PUT /auto-reissue', 'GET '])
    expect(skip.outputs).toMatchObject({ status: 'skipped', auto_reissue: 'true' })
  })

  test('it follows neither a refusal nor a plan', async () => {
    const refused = await sandbox.addOrder()
    const result = await step(sandbox, refused, {
      csr,
      auto_reissue: 'true',
      dns_names: 'a.example',
    })
    expect(result.outputs['status']).toBe('refused')
    const planned = await sandbox.addOrder()
    await step(sandbox, planned, { csr, auto_reissue: 'true', dry_run: 'true' })
    expect(sandbox.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  test('a PUT that fails after the reissue: the step fails, and says what is on the order', async () => {
    sandbox.switches.autoReissueWithoutPlan = 'error'
    const order = await sandbox.addOrder({ multiYearPlan: false })
    const result = await step(sandbox, order, { csr, auto_reissue: 'true' })
    const request = sandbox.waiting(order.id)[0]?.id
    expect(result.code).toBe(1)
    expect(codesOf(result).errors).toEqual(['auto_reissue_not_set'])
    expect(annotations(result, 'error')).toEqual([expect.stringContaining(`request ${request}`)])
    expect(result.outputs).toMatchObject({
      reissued: 'true',
      status: 'needs_approval',
      request_id: String(request),
    })
    expect(codesOf(result).warnings).toEqual(['keep_key'])
  })

  test('and says what to publish for it, because the domains are to be validated in any case', async () => {
    sandbox.switches.autoReissueWithoutPlan = 'error'
    const order = await sandbox.addOrder({
      multiYearPlan: false,
      product: { validationType: 'dv' },
    })
    const inputs = { csr, auto_reissue: 'true', skip_approval: 'true' }
    const result = await step(sandbox, order, inputs)
    expect(codesOf(result).errors).toEqual(['auto_reissue_not_set'])
    expect(result.outputs).toMatchObject({ reissued: 'true', status: 'needs_validation' })
    expect(JSON.parse(result.outputs['dcv_records'] ?? '')).toHaveLength(1)
  })
})
