import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** A step of a workflow, as far as the examples use one. */
export interface Step {
  readonly name?: string
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string | number | boolean>>
  readonly env?: Readonly<Record<string, string>>
}

/** A job of a workflow. */
export interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: string
  readonly concurrency?: Readonly<Record<string, unknown>>
  readonly 'timeout-minutes'?: number
  readonly env?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

/** A workflow of `examples/`. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, Job>>
}

/** The folder of the examples. */
export const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url))

/** The text of an example, and what it says. */
export async function readExample(file: string): Promise<{ text: string; workflow: Workflow }> {
  const text = await readFile(`${EXAMPLES}/${file}`, 'utf8')
  return { text, workflow: parse(text) as Workflow }
}

/** The only job of a workflow. */
export function onlyJob({ jobs }: Workflow): Job {
  const [job, ...others] = Object.values(jobs)
  if (job === undefined || others.length > 0) {
    throw new Error('one job was expected')
  }
  return job
}
