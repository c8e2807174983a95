import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { readExample, type Step, type Workflow } from './support/examples/workflow.ts'

const ACTION = 'OWNER/digicert-reissue@v1'
const DUE = 'OWNER/digicert-reissue/due@v1'
const VARIABLE = '${{ vars.DIGICERT_ORDER_ID }}'
// Each example, and the order that its jobs reissue.
const EXAMPLES = [
  ['scheduled.yml', VARIABLE],
  ['on-demand.yml', VARIABLE],
  ['ci-step.yml', VARIABLE],
  ['key-in-job.yml', VARIABLE],
  ['fleet.yml', '${{ matrix.order_id }}'],
] as const

const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps)
const isOurs = ({ uses }: Step): boolean => uses === ACTION || uses === DUE
const isReissue = ({ uses }: Step): boolean => uses === ACTION
const isCheckout = ({ uses }: Step): boolean => uses?.startsWith('actions/checkout@') === true

// A copy of an example runs with a key to its owner's certificates, so each example is as strict as it can be.
describe.each(EXAMPLES)('%s', (file, order) => {
  test('takes no more permissions than it needs', async () => {
    const { workflow } = await readExample(file)

    expect(workflow.permissions).toStrictEqual({})
    for (const { permissions, steps } of Object.values(workflow.jobs)) {
      expect(permissions).toStrictEqual(steps.some(isCheckout) ? { contents: 'read' } : {})
    }
  })

  test('never runs twice on an order at the same time, nor for ever', async () => {
    const { workflow } = await readExample(file)
    const jobs = Object.values(workflow.jobs)
    const reissuing = jobs.filter(({ steps }) => steps.some(isReissue))

    expect(reissuing).toHaveLength(1)
    for (const { concurrency } of reissuing) {
      expect(concurrency ?? workflow.concurrency).toStrictEqual({
        group: `digicert-${order}`,
        'cancel-in-progress': false,
      })
    }
    expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': false })
    for (const job of jobs) {
      const minutes = Number(job['timeout-minutes'])
      for (const step of job.steps.filter(isReissue)) {
        expect(minutes).toBeGreaterThan(Number(step.with?.['wait_minutes'] ?? 0))
      }
      expect(minutes).toBeLessThanOrEqual(90)
    }
  })

  test('keeps each key in an environment’s secret, and hands it to no other step', async () => {
    const { workflow, text } = await readExample(file)
    const ours = stepsOf(workflow).filter(isOurs)

    for (const { environment, steps } of Object.values(workflow.jobs)) {
      expect(environment).toBe(steps.some(isOurs) ? 'production' : undefined)
    }
    for (const step of ours) {
      expect(step.with?.['api_url']).toBe('${{ vars.DIGICERT_API_URL }}')
      const key = isReissue(step) ? 'DIGICERT_API_KEY' : 'DIGICERT_VIEW_KEY'
      expect(step.with?.['api_key']).toBe(`\${{ secrets.${key} }}`)
      expect(step.with?.['order_id']).toBe(isReissue(step) ? order : undefined)
    }
    expect(text.match(/secrets\./g)).toHaveLength(ours.length)
  })

  test('pins other people’s actions by commit, and leaves no token behind', async () => {
    const { workflow, text } = await readExample(file)
    const lines = [...text.matchAll(/uses: (.*)$/gm)].map(([, used = '']) => used)

    expect(lines).toHaveLength(stepsOf(workflow).filter(({ uses }) => uses !== undefined).length)
    for (const line of lines.filter((used) => used !== ACTION && used !== DUE)) {
      expect(line).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
    for (const step of stepsOf(workflow).filter(isCheckout)) {
      expect(step.with?.['persist-credentials']).toBe(false)
    }
  })

  test('puts no expression into a script', async () => {
    const { workflow } = await readExample(file)

    for (const { run = '' } of stepsOf(workflow)) {
      expect(run).not.toContain('${{')
    }
  })

  test('deploys where there is a chain, and only there', async () => {
    const { workflow } = await readExample(file)
    const deploying = stepsOf(workflow).filter(({ env }) => env?.['CHAIN'] !== undefined)

    expect(deploying).toHaveLength(1)
    expect(deploying[0]?.if).toBe("steps.reissue.outputs.certificate_path != ''")
  })

  test.each([
    [ACTION, 'action.yml', /steps\.(?:reissue|plan)\.outputs\.(\w+)/g],
    [DUE, 'due/action.yml', /(?:steps|needs)\.due\.outputs\.(\w+)/g],
  ] as const)('uses inputs and outputs of %s that there are', async (used, path, outputsOfIt) => {
    const { workflow, text } = await readExample(file)
    const action = parse(await readFile(new URL(`../${path}`, import.meta.url), 'utf8')) as {
      inputs: Record<string, unknown>
      outputs: Record<string, unknown>
    }
    const given = stepsOf(workflow).filter(({ uses }) => uses === used)
    const inputs = given.flatMap((step) => Object.keys(step.with ?? {}))
    const outputs = [...text.matchAll(outputsOfIt)].map(([, name]) => name)

    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(inputs))
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(outputs))
    expect(outputs.length > 0).toBe(given.length > 0)
  })
})
