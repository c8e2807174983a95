import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { onlyJob, readExample, type Step } from './examples/workflow.ts'

const FILES = ['scheduled.yml', 'on-demand.yml', 'ci-step.yml', 'key-in-job.yml'] as const
const ACTION = 'OWNER/digicert-reissue@v1'

function stepsOfAction(steps: readonly Step[]): Step[] {
  return steps.filter(({ uses }) => uses === ACTION)
}

// What somebody copies is run with a key to their certificates, so each example is as strict as it can be.
describe.each(FILES)('%s', (file) => {
  test('takes no more permissions than it needs', async () => {
    const { workflow } = await readExample(file)
    const { permissions, steps } = onlyJob(workflow)

    expect(workflow.permissions).toStrictEqual({})
    const reads = steps.some(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(permissions).toStrictEqual(reads ? { contents: 'read' } : {})
  })

  test('never runs twice on an order at the same time, nor for ever', async () => {
    const { workflow } = await readExample(file)
    const job = onlyJob(workflow)
    const minutes = Number(job['timeout-minutes'])

    expect(workflow.concurrency).toStrictEqual({
      group: 'digicert-${{ vars.DIGICERT_ORDER_ID }}',
      'cancel-in-progress': false,
    })
    for (const step of stepsOfAction(job.steps))
      expect(minutes).toBeGreaterThan(Number(step.with?.['wait_minutes'] ?? 0))
    expect(minutes).toBeLessThanOrEqual(90)
  })

  test('keeps the key in an environment’s secret, and hands it to nobody else', async () => {
    const { workflow, text } = await readExample(file)
    const job = onlyJob(workflow)
    const actionSteps = stepsOfAction(job.steps)

    expect(job.environment).toBe('production')
    for (const step of actionSteps)
      expect(step.with).toMatchObject({
        api_key: '${{ secrets.DIGICERT_API_KEY }}',
        api_url: '${{ vars.DIGICERT_API_URL }}',
        order_id: '${{ vars.DIGICERT_ORDER_ID }}',
      })
    expect(text.match(/secrets\./g)).toHaveLength(actionSteps.length)
  })

  test('pins other people’s actions by commit, and leaves no token behind', async () => {
    const { workflow, text } = await readExample(file)
    const others = onlyJob(workflow).steps.filter(
      ({ uses }) => uses !== undefined && uses !== ACTION,
    )
    const lines = [...text.matchAll(/uses: (.*)$/gm)].map(([, used = '']) => used)

    for (const line of lines.filter((used) => used !== ACTION))
      expect(line).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    for (const step of others) expect(step.with?.['persist-credentials']).toBe(false)
  })

  test('puts no expression into a script', async () => {
    const { workflow } = await readExample(file)

    for (const { run = '' } of onlyJob(workflow).steps) expect(run).not.toContain('${{')
  })

  test('deploys where there is a chain, and only there', async () => {
    const { workflow } = await readExample(file)
    const deploying = onlyJob(workflow).steps.filter(({ env }) => env?.['CHAIN'] !== undefined)

    expect(deploying).toHaveLength(1)
    expect(deploying[0]?.if).toBe("steps.reissue.outputs.certificate_path != ''")
  })

  test('uses inputs and outputs that there are', async () => {
    const { workflow, text } = await readExample(file)
    const action = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8')) as {
      inputs: Record<string, unknown>
      outputs: Record<string, unknown>
    }
    const { steps } = onlyJob(workflow)
    const inputs = stepsOfAction(steps).flatMap((step) => Object.keys(step.with ?? {}))
    const outputs = [...text.matchAll(/steps\.(?:reissue|plan)\.outputs\.(\w+)/g)]

    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(inputs))
    expect(Object.keys(action.outputs)).toEqual(
      expect.arrayContaining(outputs.map(([, name]) => name)),
    )
  })
})
