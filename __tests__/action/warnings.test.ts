import { describe, expect, test } from '@jest/globals'
import { createCsr } from '../../sandbox/api/keys.ts'
import { rehearse, type RehearsalOptions } from '../support/rehearsal.ts'
import { annotations, codesOf } from '../support/stage.ts'
import type { StepOptions } from '../../tools/runAction.ts'

interface Scene extends RehearsalOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: StepOptions['env']
  /** The order's status, as shown. */
  readonly status?: string
}

/** Runs a scene and says what it warns of, which stands in the summary too. */
async function warningsOf({ inputs = {}, env, status, ...options }: Scene): Promise<string[]> {
  const rehearsal = await rehearse({
    ...options,
    account: { approval: false, ...options.account },
    order: { daysLeft: 20, orderDaysLeft: 300, ...options.order },
  })
  if (status !== undefined) {
    rehearsal.order.status = status
  }
  const step = await rehearsal.step({ wait_minutes: '0.005', ...inputs }, env ? { env } : {})
  const { warnings } = codesOf(step)
  expect(step.code).toBe(0)
  expect(annotations(step, 'warning')).toHaveLength(warnings.length)
  // What happens next says already that the key is to be kept.
  const told = warnings.filter((code) => code !== KEEP_KEY)
  expect(step.summary.includes('Warnings</strong>')).toBe(told.length > 0)
  return [...warnings]
}

const ORDER_ENDS = 'order_ends_first'
const AUTO_REISSUE = 'auto_reissue_first'
const SAME_KEY = 'same_key'
const SCHEDULE = 'schedule_without_window'
const UNKNOWN = 'unknown_status'
const KEEP_KEY = 'keep_key'

describe('a run that reissues', () => {
  test('warns of nothing when nothing is wrong', async () => {
    await expect(warningsOf({ inputs: { renew_before: '30' } })).resolves.toStrictEqual([])
  })

  test.each<[string, Scene, string]>([
    ['the order ends first', { order: { orderDaysLeft: 100 } }, ORDER_ENDS],
    [
      'DigiCert would ask first',
      { order: { autoReissue: true }, inputs: { renew_before: '30' } },
      AUTO_REISSUE,
    ],
    ['the key stays', { isStatic: true }, SAME_KEY],
    ['every night', { env: { GITHUB_EVENT_NAME: 'schedule' } }, SCHEDULE],
    ['an unknown status', { status: 'reconsidering' }, UNKNOWN],
  ])('%s', async (_title, scene, warning) => {
    await expect(warningsOf(scene)).resolves.toStrictEqual([warning])
  })

  test.each<[string, Scene]>([
    ['the order ends later', { order: { orderDaysLeft: 199 } }],
    ['the window is longer', { order: { autoReissue: true }, inputs: { renew_before: '31' } }],
    ['there is no window', { order: { autoReissue: true } }],
    [
      'the setting is given',
      { order: { autoReissue: true }, inputs: { renew_before: '30', auto_reissue: 'true' } },
    ],
    [
      'the schedule has a window',
      { env: { GITHUB_EVENT_NAME: 'schedule' }, inputs: { renew_before: '33%' } },
    ],
  ])('and not when %s', async (_title, scene) => {
    await expect(warningsOf(scene)).resolves.toStrictEqual([])
  })

  test('names in the CSR that are not sent', async () => {
    const names = ['example.com', 'new.example.com', 'WWW.example.com']
    const { csr } = await createCsr({ commonName: 'old.example.com', names })

    await expect(warningsOf({ inputs: { csr } })).resolves.toStrictEqual(['csr_names_not_sent'])
  })

  test('all of them together, each once', async () => {
    const warnings = await warningsOf({
      ...{ isStatic: true, status: 'reconsidering', env: { GITHUB_EVENT_NAME: 'schedule' } },
      order: { orderDaysLeft: 100, autoReissue: true },
    })

    expect(warnings.toSorted()).toStrictEqual([UNKNOWN, ORDER_ENDS, SAME_KEY, SCHEDULE].toSorted())
  })
})

describe('a run that ends before the certificate is issued', () => {
  test.each<[string, Scene]>([
    ['pending', { account: { issueDelay: 60_000 }, inputs: { wait_minutes: '0' } }],
    ['needs_approval', { account: { approval: true }, inputs: { wait_minutes: '0' } }],
  ])('%s: keep the key', async (_status, scene) => {
    await expect(warningsOf(scene)).resolves.toStrictEqual([KEEP_KEY])
  })

  test('keep the key, though the run fails for want of time', async () => {
    const rehearsal = await rehearse()

    const step = await rehearsal.step({ wait_minutes: '0.005' })

    expect(step.code).toBe(1)
    expect(codesOf(step).warnings).toStrictEqual([KEEP_KEY])
  })

  test('approval was to be skipped, but the request awaits it', async () => {
    const warnings = await warningsOf({
      account: { approval: true, switches: { skipApprovalHonoured: false } },
      inputs: { skip_approval: 'true', wait_minutes: '0' },
    })

    expect(warnings).toStrictEqual(['approval_not_skipped', KEEP_KEY])
  })
})

describe('a run that skips', () => {
  test.each<[string, Scene, readonly string[]]>([
    ['nothing', {}, []],
    [
      'the end of the order, before every certificate of which it is too late',
      { order: { daysLeft: 90, orderDaysLeft: 100 } },
      [ORDER_ENDS],
    ],
    ['auto-reissue', { order: { autoReissue: true } }, [AUTO_REISSUE]],
    ['an unknown status', { status: 'reconsidering' }, [UNKNOWN]],
  ])('warns of %s', async (_title, scene, warnings) => {
    const order = { daysLeft: 90, ...scene.order }
    const inputs = { renew_before: '30' }

    await expect(warningsOf({ ...scene, order, inputs })).resolves.toStrictEqual(warnings)
  })

  test('and of nothing that only a reissue has to do with', async () => {
    const scene = {
      ...{ isStatic: true, env: { GITHUB_EVENT_NAME: 'schedule' } },
      order: { daysLeft: 90 },
      inputs: { renew_before: '30', skip_approval: 'true' },
    }

    await expect(warningsOf(scene)).resolves.toStrictEqual([])
  })
})

test('a refusal warns of nothing beside its reason', async () => {
  const rehearsal = await rehearse({
    order: { daysLeft: 20, orderDaysLeft: 20, autoReissue: true },
    isStatic: true,
  })

  const step = await rehearsal.step({ renew_before: '30' })

  expect(step.code).toBe(1)
  expect(annotations(step, 'warning')).toStrictEqual([])
})
