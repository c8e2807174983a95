import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCommandFiles, stepVariables } from '../runAction.ts'

// What the steps leave behind goes with this folder.
const FOLDER = mkdtempSync(join(tmpdir(), 'bench-steps-'))
process.once('exit', () => rmSync(FOLDER, { recursive: true }))

/** What every contender finds in its environment: the runner's variables, and the inputs as the runner hands them on. */
export function stepEnvironment(
  inputs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const workspace = mkdtempSync(join(FOLDER, 'step-'))
  return { ...stepVariables(inputs, workspace, createCommandFiles(workspace)), ...more }
}
