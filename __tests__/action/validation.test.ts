import { describe, expect, jest, test } from '@jest/globals'
import type { StepResult } from '../../tools/runAction.ts'
import { startNameServer } from '../support/nameServer.ts'
import { rehearse, type Rehearsal } from '../support/rehearsal.ts'
import { codesOf } from '../support/stage.ts'

// They mostly wait, so they wait together.
jest.setTimeout(90_000)

const DV = { product: { validationType: 'dv' } }
const SKIP = { skip_approval: 'true' }
const NAMES = ['example.com', 'www.example.com']

const valueOf = ({ order }: Rehearsal): string => order.validation.value?.text ?? 'none'
const LATER = { env: { GITHUB_RUN_ID: '4711' } }

const recordsOf = ({ outputs }: StepResult): unknown => JSON.parse(outputs['dcv_records'] ?? '')
/** The status, the value and the records; an output that was not set is empty. */
const outputsOf = ({ outputs }: StepResult) => ({
  status: outputs['status'],
  value: outputs['dcv_random_value'] ?? '',
  records: outputs['dcv_records'] ?? '',
})
const count = (rehearsal: Rehearsal, endpoint: string): number =>
  rehearsal.calls.filter((call) => call === endpoint).length

describe('the records to publish', () => {
  test.concurrent('comes with the reissue itself', async () => {
    const rehearsal = await rehearse({ order: DV })

    const step = await rehearsal.step(SKIP)

    const value = valueOf(rehearsal)
    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'needs_validation', dcv_random_value: value })
    expect(recordsOf(step)).toStrictEqual([
      {
        ...{ domain: 'example.com', names: NAMES, method: 'dns-txt-token' },
        ...{ type: 'TXT', name: '_dnsauth.example.com', value },
      },
    ])
    // The response brought the value, and nothing is waited for.
    expect(rehearsal.calls).toStrictEqual(['order', 'reissue', 'validation'])
    expect(step.summary).toContain(value)
  })

  test.concurrent('is the same in a later run, which says until when it counts', async () => {
    const rehearsal = await rehearse({ order: DV })
    await rehearsal.step(SKIP)
    const value = valueOf(rehearsal)

    const step = await rehearsal.step({}, LATER)

    expect(step.outputs).toMatchObject({
      ...{ reissued: 'false', status: 'needs_validation', dcv_random_value: value },
    })
    expect(recordsOf(step)).toMatchObject([{ value, expires: expect.stringMatching(/^20\S+Z$/) }])
    expect(count(rehearsal, 'reissue')).toBe(1)
    expect(count(rehearsal, 'dcv-random-value')).toBe(1)
    expect(count(rehearsal, 'check-dcv')).toBe(0)
  })

  test.concurrent('is known though the response was lost', async () => {
    const rehearsal = await rehearse({ order: DV })
    rehearsal.sandbox.addFault({ endpoint: 'reissue', fault: 'reset', when: 'after' })

    const step = await rehearsal.step(SKIP)

    expect(step.outputs).toMatchObject({
      ...{ reissued: 'true', status: 'needs_validation' },
      dcv_random_value: valueOf(rehearsal),
    })
    expect(recordsOf(step)).toHaveLength(1)
  })

  test.concurrent('is asked for only once the request is approved', async () => {
    const rehearsal = await rehearse({ order: DV })

    const before = await rehearsal.step()
    const isAskedBefore = rehearsal.calls.includes('validation')
    rehearsal.sandbox.approve(rehearsal.sandbox.waiting(rehearsal.order.id)[0]?.id ?? 0)
    const after = await rehearsal.step()

    expect(outputsOf(before)).toStrictEqual({ status: 'needs_approval', value: '', records: '' })
    expect(isAskedBefore).toBe(false)
    expect(after.outputs['status']).toBe('needs_validation')
    expect(recordsOf(after)).toMatchObject([{ value: valueOf(rehearsal) }])
  })

  test.concurrent('is one record for the one domain of three that is stale', async () => {
    const names = ['www.example.com', 'example.org', 'shop.example.net']
    const validation = { daysLeft: { 'example.com': 90, 'example.org': -1, 'example.net': 90 } }
    const rehearsal = await rehearse({ order: { names, validation } })

    const step = await rehearsal.step(SKIP)

    expect(step.outputs['status']).toBe('needs_validation')
    expect(recordsOf(step)).toMatchObject([
      { domain: 'example.org', names: ['example.org'], name: '_dnsauth.example.org' },
    ])
  })

  test.concurrent('follows dcv_method, on a reissue that is pending already too', async () => {
    const rehearsal = await rehearse({ order: DV })
    await rehearsal.step(SKIP)
    const before = valueOf(rehearsal)

    const step = await rehearsal.step({ dcv_method: 'dns-cname-token' })

    const value = valueOf(rehearsal)
    expect(value).not.toBe(before)
    expect(step.outputs['dcv_random_value']).toBe(value)
    expect(recordsOf(step)).toMatchObject([
      { type: 'CNAME', value: `${value}.dcv.digicert.com`, method: 'dns-cname-token' },
    ])
    expect(count(rehearsal, 'dcv-method')).toBe(1)
    // Its response brought the value.
    expect(count(rehearsal, 'dcv-random-value')).toBe(0)
  })

  test.concurrent(
    'is nothing with email, and a file of each name but wildcards over HTTP',
    async () => {
      const names = [...NAMES, '*.example.com']
      const rehearsal = await rehearse({ order: { ...DV, names } })

      const byEmail = await rehearsal.step({ ...SKIP, dcv_method: 'email' })
      const byFile = await rehearsal.step({ dcv_method: 'http-token' })

      expect(outputsOf(byEmail)).toStrictEqual({
        status: 'needs_validation',
        value: '',
        records: '',
      })
      expect(codesOf(byEmail).warnings).toContain('dcv_not_published')
      expect(recordsOf(byFile)).toMatchObject(
        NAMES.map((name) => ({ type: 'HTTP', names: [name] })),
      )
      expect(codesOf(byFile).warnings).toContain('dcv_not_published')
    },
  )

  test.concurrent('is left out where it could end a command of whoever publishes it', async () => {
    const rehearsal = await rehearse({ order: DV })
    rehearsal.sandbox.addFault({
      ...{ endpoint: 'reissue', fault: 'hostile', when: 'after', text: '"\nupdate add x' },
      fields: ['dcv_random_value'],
    })

    const step = await rehearsal.step(SKIP)

    expect(outputsOf(step)).toMatchObject({ status: 'needs_validation', records: '' })
  })

  test.concurrent('a dry run only reads, and says which names it would be', async () => {
    const rehearsal = await rehearse({ order: DV })

    const step = await rehearsal.step({ dry_run: 'true' })

    expect(outputsOf(step)).toStrictEqual({ status: 'planned', value: '', records: '' })
    expect(codesOf(step).events).toContain('dcv_foreseen')
    expect(rehearsal.sandbox.requests.every(({ method }) => method === 'GET')).toBe(true)
    expect(count(rehearsal, 'validation')).toBe(1)
  })
})

describe('while it waits', () => {
  test.concurrent(
    'has CertCentral look, and clears the outputs once the certificate is issued',
    async () => {
      const txt = new Map<string, string>()
      await using dns = await startNameServer({ txt })
      const rehearsal = await rehearse({
        order: DV,
        account: {
          dnsServer: dns.address,
          onRequest: ({ endpoint }) => {
            if (endpoint === 'check-dcv') {
              txt.set('_dnsauth.example.com', valueOf(rehearsal))
            }
          },
        },
      })

      const step = await rehearsal.step({ ...SKIP, wait_minutes: '0.5' })

      expect(step.code).toBe(0)
      expect(step.outputs).toMatchObject({
        ...{ status: 'issued', dcv_random_value: '', dcv_records: '' },
      })
      expect(codesOf(step).events).toContain('dcv_validated')
      expect(count(rehearsal, 'check-dcv')).toBe(1)
      expect(count(rehearsal, 'validation')).toBe(1)
    },
  )

  test.concurrent('fails by its time with the names, and the records stay', async () => {
    const rehearsal = await rehearse({ order: DV })

    const step = await rehearsal.step({ ...SKIP, wait_minutes: '0.1' })

    expect(step.code).toBe(1)
    expect(codesOf(step).errors).toStrictEqual(['wait_over'])
    expect(step.outputs['status']).toBe('needs_validation')
    expect(recordsOf(step)).toMatchObject([{ names: NAMES }])
    for (const name of NAMES) {
      expect(step.outputs['reason']).toContain(name)
    }
    // At the first look, and not again within a minute.
    expect(count(rehearsal, 'check-dcv')).toBe(1)
    expect(count(rehearsal, 'validation')).toBeGreaterThan(1)
  })

  test.concurrent('asks for nothing of it where the certificate is issued at once', async () => {
    const rehearsal = await rehearse()

    const step = await rehearsal.step({ ...SKIP, wait_minutes: '0.2', certificate_path: 'c.pem' })

    expect(step.outputs['status']).toBe('issued')
    expect(rehearsal.calls).toStrictEqual(['order', 'reissue', 'list', 'download'])
  })

  test.concurrent('stops reading it once all names are validated', async () => {
    const rehearsal = await rehearse({ account: { issueDelay: 8000 } })

    const step = await rehearsal.step({ ...SKIP, wait_minutes: '0.5' })

    expect(step.outputs['status']).toBe('issued')
    expect(count(rehearsal, 'validation')).toBe(1)
    expect(count(rehearsal, 'check-dcv') + count(rehearsal, 'dcv-random-value')).toBe(0)
  })
})

describe('a call that fails', () => {
  test.concurrent.each(['validation', 'dcv-random-value', 'dcv-method'] as const)(
    '%s: the run ends as green, and the value of the response is not lost',
    async (endpoint) => {
      const rehearsal = await rehearse({ order: DV })
      rehearsal.sandbox.addFault({ endpoint, fault: 'error', status: 403, times: Infinity })

      const step = await rehearsal.step(SKIP)

      expect(step.code).toBe(0)
      expect(step.outputs).toMatchObject({
        ...{ status: 'needs_validation', dcv_random_value: valueOf(rehearsal) },
      })
      const failed = codesOf(step).events.filter((code) => code === 'dcv_call_failed')
      expect(failed).toHaveLength(endpoint === 'validation' ? 1 : 0)
    },
  )

  test.concurrent('unreadable validation is never guessed at', async () => {
    const rehearsal = await rehearse({ order: DV })
    await rehearsal.step(SKIP)
    rehearsal.sandbox.addFault({ endpoint: 'validation', fault: 'wrong_shape', times: Infinity })

    const step = await rehearsal.step({}, LATER)

    expect(step.code).toBe(0)
    expect(outputsOf(step)).toStrictEqual({ status: 'pending', value: '', records: '' })
    expect(count(rehearsal, 'dcv-random-value')).toBe(0)
  })
})
