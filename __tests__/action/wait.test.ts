import { describe, expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import type { Fault } from '../../sandbox/faults/faults.ts'
import type { Endpoint } from '../../sandbox/api/requestLog.ts'
import type { Rehearsal } from '../support/rehearsal.ts'
import { rehearse } from '../support/rehearsal.ts'
import { codesOf, reasonOf } from '../support/stage.ts'

// They mostly wait, so they wait together.
jest.setTimeout(90_000)

/** Does something as the n-th request to an endpoint comes in, before it is answered. */
function whenAsked(
  endpoint: Endpoint,
  nth: number,
  act: () => unknown,
): { onRequest: (entry: { endpoint: Endpoint }) => void } {
  let asked = 0
  return {
    onRequest: (entry) => {
      if (entry.endpoint === endpoint && ++asked === nth) {
        act()
      }
    },
  }
}

describe('the certificate is found', () => {
  test.concurrent('by its ID, where the answer gave it', async () => {
    const rehearsal = await rehearse({ account: { issueDelay: 1500 } })

    const step = await rehearsal.step({ skip_approval: 'true', wait_minutes: '0.2' })

    const { current } = rehearsal.sandbox.order(rehearsal.order.id)
    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({
      reissued: 'true',
      status: 'issued',
      certificate_id: String(current.id),
      serial_number: current.serialNumber,
      valid_till: current.validTill,
    })
    expect(codesOf(step).events).toContain('issued')
    expect(rehearsal.calls).toStrictEqual(['order', 'reissue', 'list', 'order'])
  })

  test.concurrent('by its request, where the response gave only that', async () => {
    const rehearsal: Rehearsal = await rehearse({
      account: whenAsked('order', 3, () => {
        rehearsal.sandbox.issueNow(rehearsal.order.id)
      }),
    })

    const step = await rehearsal.step({ wait_minutes: '0.2' })

    const { current, requests } = rehearsal.sandbox.order(rehearsal.order.id)
    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({
      status: 'issued',
      request_id: String(requests.at(-1)?.id),
      certificate_id: String(current.id),
      serial_number: current.serialNumber,
    })
    // While the request is open the order alone is read, after a first look at both.
    expect(rehearsal.calls).toStrictEqual(['order', 'reissue', 'order', 'list', 'order', 'list'])
  })

  test.concurrent('though the list does not show it, where the order does', async () => {
    const rehearsal: Rehearsal = await rehearse({
      account: {
        switches: { pendingReissueListed: false },
        ...whenAsked('order', 3, () => {
          rehearsal.sandbox.issueNow(rehearsal.order.id)
        }),
      },
    })
    for (const skip of [0, 1]) {
      rehearsal.sandbox.addFault({ endpoint: 'list', fault: 'body', body: '{}', skip })
    }

    const step = await rehearsal.step({ wait_minutes: '0.2' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({
      status: 'issued',
      certificate_id: String(rehearsal.sandbox.order(rehearsal.order.id).current.id),
    })
  })

  test.concurrent.each([true, false])(
    'and never mistaken for last year’s of the same CSR; waiting ones are listed: %s',
    async (pendingReissueListed) => {
      const rehearsal: Rehearsal = await rehearse({
        isStatic: true,
        order: { daysLeft: 20 },
        account: {
          switches: { primaryListed: 2, pendingReissueListed },
          ...whenAsked('order', 3, () => {
            rehearsal.sandbox.issueNow(rehearsal.order.id)
          }),
        },
      })
      const [old] = rehearsal.order.certificates

      const step = await rehearsal.step({ wait_minutes: '0.2', certificate_path: 'chain.pem' })

      const { current } = rehearsal.sandbox.order(rehearsal.order.id)
      expect(step.code).toBe(0)
      expect(current.id).not.toBe(old?.id)
      expect(step.outputs).toMatchObject({
        status: 'issued',
        certificate_id: String(current.id),
        serial_number: current.serialNumber,
      })
    },
  )

  test.concurrent(
    'and never mistaken for today’s of the same CSR, where dates have no time',
    async () => {
      const rehearsal = await rehearse({
        isStatic: true,
        order: { daysLeft: 198, lifetimeDays: 199 },
        account: { switches: { primaryListed: 1, pendingReissueListed: false, eventDates: 'day' } },
      })

      const step = await rehearsal.step({ wait_minutes: '0.01', certificate_path: 'chain.pem' })

      expect(rehearsal.order.current.created).toBeGreaterThan(Date.now() - DAY_MS)
      expect(step.code).toBe(1)
      expect(step.outputs).toMatchObject({ status: 'needs_approval', reissued: 'true' })
      expect(step.outputs['certificate_id'] ?? '').toBe('')
    },
  )

  test.concurrent('and never mistaken for an older reissue of the same CSR', async () => {
    const rehearsal = await rehearse({ order: { daysLeft: 20 } })
    await rehearsal.sandbox.addReissue(rehearsal.order.id, {
      csr: rehearsal.pair.csr,
      status: 'issued',
      date: Date.now() - 180 * DAY_MS,
    })
    await rehearsal.sandbox.addReissue(rehearsal.order.id, {
      status: 'issued',
      date: Date.now() - 170 * DAY_MS,
    })

    const step = await rehearsal.step({ wait_minutes: '0.01' })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'needs_approval', reissued: 'true' })
    expect(step.outputs['certificate_id']).toBe(
      String(rehearsal.sandbox.order(rehearsal.order.id).certificates.at(-1)?.id),
    )
  })

  test.concurrent('after an adoption too', async () => {
    const rehearsal: Rehearsal = await rehearse({
      account: whenAsked('order', 3, () => {
        rehearsal.sandbox.issueNow(rehearsal.order.id)
      }),
    })
    const request = await rehearsal.sandbox.addReissue(rehearsal.order.id, {
      csr: rehearsal.pair.csr,
    })

    const step = await rehearsal.step({ wait_minutes: '0.2', certificate_path: 'chain.pem' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({
      ...{ status: 'issued', reissued: 'false' },
      certificate_id: String(request.certificateId),
    })
    expect(step.outputs['certificate_path']).not.toBe('')
    expect(rehearsal.sandbox.accepted.reissues()).toBe(0)
  })
})

describe('no certificate will come', () => {
  test.concurrent.each([
    ['rejected', { rejectedListed: true }],
    ['rejected', { rejectedListed: false }],
    ['canceled', { canceledListed: 'canceled' }],
    ['canceled', { canceledListed: 'rejected' }],
    ['canceled', { canceledListed: 'absent', canceledRequest: 'canceled' }],
  ] as const)('%s, shown as %o: it fails at once', async (end, switches) => {
    const rehearsal: Rehearsal = await rehearse({
      account: {
        switches,
        ...whenAsked('list', 1, () => {
          const { sandbox, order } = rehearsal
          if (end === 'canceled') {
            sandbox.cancel(order.id)
          } else {
            sandbox.waiting(order.id).forEach(({ id }) => sandbox.reject(id))
          }
        }),
      },
    })

    const step = await rehearsal.step({ wait_minutes: '2', certificate_path: 'chain.pem' })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'rejected', reissued: 'true' })
    expect(step.outputs['request_id']).toMatch(/^\d+$/)
    expect(step.outputs['certificate_path'] ?? '').toBe('')
    expect(codesOf(step).errors).toEqual([expect.stringMatching(/^(?:rejected|canceled)$/)])
  })

  test.concurrent(
    'canceled after its approval, and shown nowhere: seen twice, it fails',
    async () => {
      const rehearsal: Rehearsal = await rehearse({
        account: {
          ...{
            issueDelay: DAY_MS,
            switches: { canceledListed: 'absent', canceledRequest: 'unchanged' },
          },
          ...whenAsked('list', 2, () => {
            rehearsal.sandbox.cancel(rehearsal.order.id)
          }),
        },
      })

      const step = await rehearsal.step({ wait_minutes: '2', skip_approval: 'true' })

      expect(step.code).toBe(1)
      expect(step.outputs).toMatchObject({ status: 'rejected', reissued: 'true' })
      expect(codesOf(step).errors).toEqual(['canceled'])
    },
  )

  test.concurrent('because the key may not read any more', async () => {
    const rehearsal = await rehearse()
    rehearsal.sandbox.addFault({ endpoint: 'list', fault: 'error', status: 403, times: Infinity })

    const step = await rehearsal.step({ wait_minutes: '2' })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'needs_approval', reissued: 'true' })
    expect(codesOf(step).errors).toEqual(['response_failed'])
    expect(rehearsal.calls).toStrictEqual(['order', 'reissue', 'order', 'list'])
  })
})

describe('what does not end the wait', () => {
  test.concurrent('the order’s status alone, seen once as issued', async () => {
    const rehearsal: Rehearsal = await rehearse({
      account: {
        switches: { pendingReissueListed: false },
        ...whenAsked('order', 4, () => {
          rehearsal.sandbox.issueNow(rehearsal.order.id)
        }),
      },
    })
    const { sandbox } = rehearsal
    // After the lookup, the first look shows the order as it was before the reissue.
    const end = await rehearsal.showOrder(() => undefined, 2)

    const step = await rehearsal.step({ wait_minutes: '0.3' })
    end()

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({
      status: 'issued',
      certificate_id: String(sandbox.order(rehearsal.order.id).current.id),
    })
  })

  test.concurrent.each<[string, Omit<Fault, 'endpoint'>]>([
    ['a cut connection', { fault: 'reset' }],
    ['a rate limit', { fault: 'too_many', retryAfter: '1' }],
    ['a fault of the server', { fault: 'html_error', status: 503 }],
    ['an answer that is none', { fault: 'wrong_shape' }],
  ])('%s', async (_title, fault) => {
    const rehearsal = await rehearse({ account: { issueDelay: 1000 } })
    const { sandbox } = rehearsal
    sandbox.addFault({ endpoint: 'list', ...fault })

    const step = await rehearsal.step({ skip_approval: 'true', wait_minutes: '0.5' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'issued' })
    expect(codesOf(step).events.filter((code) => code === 'look_failed')).toHaveLength(1)
    expect(sandbox.accepted.reissues()).toBe(1)
  })
})

describe('the time is over', () => {
  test.concurrent(
    'it fails, says that nothing is lost, and the next run goes on and finishes',
    async () => {
      const rehearsal = await rehearse({ order: { daysLeft: 12 } })
      const inputs = { renew_before: '30', certificate_path: 'chain.pem' }

      const first = await rehearsal.step({ ...inputs, wait_minutes: '0.005' })
      rehearsal.sandbox.issueNow(rehearsal.order.id)
      const next = await rehearsal.step(inputs, { env: { GITHUB_RUN_ID: '4243' } })

      const [request] = rehearsal.order.requests.slice(-1)
      expect(first.code).toBe(1)
      expect(first.outputs).toMatchObject({
        status: 'needs_approval',
        reissued: 'true',
        request_id: String(request?.id),
        certificate_id: String(request?.certificateId),
      })
      expect(first.outputs['certificate_path'] ?? '').toBe('')
      expect(codesOf(first).errors).toEqual(['wait_over'])
      expect(reasonOf(next)).toBe('not_due')
      expect(next.code).toBe(0)
      expect(next.outputs).toMatchObject({ status: 'skipped', reissued: 'false' })
      expect(next.outputs['certificate_path']).not.toBe('')
      expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
    },
  )

  test.concurrent('approved meanwhile, it is pending', async () => {
    const switches = { pendingReissueListed: false }
    const rehearsal: Rehearsal = await rehearse({
      account: {
        ...{ issueDelay: DAY_MS, switches },
        ...whenAsked('order', 2, () => {
          rehearsal.sandbox.approve(rehearsal.sandbox.waiting(rehearsal.order.id)[0]?.id ?? 0)
        }),
      },
    })

    const step = await rehearsal.step({ wait_minutes: '0.05' })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'pending', reissued: 'true' })
  })

  test.concurrent('the next run goes on while it still waits', async () => {
    let watch: ReturnType<typeof whenAsked>['onRequest'] = () => undefined
    const rehearsal = await rehearse({
      order: { daysLeft: 12 },
      account: { onRequest: (entry) => watch(entry) },
    })
    const inputs = { renew_before: '30', certificate_path: 'chain.pem' }

    const first = await rehearsal.step({ ...inputs, wait_minutes: '0.005' })
    // The next run reads the order to decide, and from then on to wait.
    watch = whenAsked('order', 3, () => rehearsal.sandbox.issueNow(rehearsal.order.id)).onRequest
    const next = await rehearsal.step(
      { ...inputs, wait_minutes: '0.5' },
      { env: { GITHUB_RUN_ID: '4243' } },
    )

    expect(next.code).toBe(0)
    expect(next.outputs).toMatchObject({
      ...{ status: 'issued', reissued: 'false' },
      request_id: first.outputs['request_id'],
      certificate_id: first.outputs['certificate_id'],
    })
    expect(next.outputs['certificate_path']).not.toBe('')
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })

  test.concurrent.each([
    ['needs_approval', 'false'],
    ['pending', 'true'],
  ])('the next run goes on though the list does not show what waits: %s', async (status, skips) => {
    const account = { issueDelay: DAY_MS, switches: { pendingReissueListed: false } }
    const rehearsal = await rehearse({ order: { daysLeft: 12 }, account })
    const inputs = { renew_before: '30', skip_approval: skips, wait_minutes: '0.005' }

    const first = await rehearsal.step(inputs)
    const next = await rehearsal.step(inputs, { env: { GITHUB_RUN_ID: '4243' } })

    const [request] = rehearsal.order.requests.slice(-1)
    expect(first.outputs).toMatchObject({ status, reissued: 'true' })
    expect(next.outputs).toMatchObject({
      ...{ status, reissued: 'false' },
      request_id: String(request?.id),
    })
    expect(rehearsal.sandbox.accepted.reissues()).toBe(1)
  })

  test.concurrent('without wait_minutes and certificate_path nothing is waited for', async () => {
    const rehearsal = await rehearse()

    const step = await rehearsal.step({ skip_approval: 'true' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'pending', reissued: 'true' })
    expect(rehearsal.calls).toStrictEqual(['order', 'reissue', 'validation'])
  })
})

describe('while it waits', () => {
  test.concurrent('a line of progress tells each change', async () => {
    const rehearsal: Rehearsal = await rehearse({
      account: {
        issueDelay: DAY_MS,
        ...whenAsked('order', 3, () => {
          rehearsal.sandbox.approve(rehearsal.sandbox.waiting(rehearsal.order.id)[0]?.id ?? 0)
        }),
      },
    })

    const step = await rehearsal.step({ wait_minutes: '0.15' })

    expect(step.code).toBe(1)
    expect(codesOf(step).events.filter((code) => code === 'waiting')).toHaveLength(2)
  })

  test.concurrent.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it, and loses nothing',
    async (signal) => {
      let cancel = (): unknown => undefined
      const rehearsal = await rehearse({ account: whenAsked('list', 1, () => cancel()) })

      const step = await rehearsal.step(
        { wait_minutes: '5', certificate_path: 'chain.pem' },
        {
          onStart: (child) => {
            cancel = () => child.kill(signal)
          },
        },
      )

      expect(step.code).toBe(1)
      expect(step.outputs).toMatchObject({ status: 'needs_approval', reissued: 'true' })
      expect(step.outputs['request_id']).toMatch(/^\d+$/)
      expect(step.outputs['reason']).toContain('canceled')
      expect(step.outputs['certificate_path'] ?? '').toBe('')
    },
  )
})
