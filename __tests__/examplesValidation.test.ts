import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { onlyJob, readExample, type Job, type Step } from './support/examples/workflow.ts'

const { text, workflow } = await readExample('domain-validation.yml')
const jobs = Object.entries(workflow.jobs)
const secretsOf = (job: Job): string[] =>
  [...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name)
const ours = jobs
  .flatMap(([, { steps }]) => steps)
  .filter(({ uses }: Step) => uses === 'OWNER/digicert-reissue@v1')

describe('domain-validation.yml', () => {
  test('gives each job one key, from the environment that is for it', () => {
    expect(jobs.map(([id, job]) => [id, job.environment, secretsOf(job)])).toStrictEqual([
      ['request', 'production', ['DIGICERT_API_KEY']],
      ['publish', 'dns', ['DNS_TSIG_KEY']],
      ['certificate', 'production', ['DIGICERT_API_KEY']],
      ['remove', 'dns', ['DNS_TSIG_KEY']],
    ])
  })

  test('lets no job with the key to DNS read the repository', () => {
    for (const [, { environment, permissions }] of jobs) {
      expect(permissions).toStrictEqual(environment === 'dns' ? {} : { contents: 'read' })
    }
  })

  test('reissues with the same inputs in both calls, so that the second adopts', () => {
    const [first, second] = ours.map((step) => ({
      ...step.with,
      wait_minutes: '',
      certificate_path: '',
    }))
    expect(ours).toHaveLength(2)
    expect(first).toStrictEqual(second)
  })

  test('never runs twice on an order at the same time, nor for ever', () => {
    expect(workflow.concurrency).toStrictEqual({
      group: 'digicert-${{ vars.DIGICERT_ORDER_ID }}',
      'cancel-in-progress': false,
    })
    for (const [, { steps, 'timeout-minutes': minutes = 0 }] of jobs) {
      const waits = steps.map((step) => Number(step.with?.['wait_minutes'] ?? 0))
      expect(minutes).toBeGreaterThan(Math.max(...waits))
      expect(minutes).toBeLessThanOrEqual(90)
    }
  })

  test('deploys as the other examples do, where there is a chain, and only there', async () => {
    const { workflow: scheduled } = await readExample('scheduled.yml')
    const deployOf = (steps: readonly Step[]) => steps.find(({ name }) => name === 'Deploy')
    const [here, there] = [workflow.jobs['certificate'], onlyJob(scheduled)].map((job) =>
      deployOf(job?.steps ?? []),
    )
    const deploying = jobs.filter(([, { steps }]) => deployOf(steps) !== undefined)

    expect(deploying.map(([id]) => id)).toStrictEqual(['certificate'])
    expect(here?.if).toBe("steps.certificate.outputs.certificate_path != ''")
    expect(JSON.stringify(here).replaceAll('steps.certificate', 'steps.reissue')).toBe(
      JSON.stringify(there),
    )
  })

  test('puts no expression into a script', () => {
    for (const { run = '' } of jobs.flatMap(([, { steps }]) => steps)) {
      expect(run).not.toContain('${{')
    }
  })

  test('uses inputs and outputs that there are', async () => {
    const action = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8')) as {
      inputs: Record<string, unknown>
      outputs: Record<string, unknown>
    }
    const inputs = ours.flatMap((step) => Object.keys(step.with ?? {}))
    const outputs = [...text.matchAll(/steps\.(?:request|certificate)\.outputs\.(\w+)/g)]
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(inputs))
    expect(Object.keys(action.outputs)).toEqual(
      expect.arrayContaining(outputs.map(([, name]) => name)),
    )
  })
})
