import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import type { Order } from '../../sandbox/account/records.ts'
import type { RequestEntry } from '../../sandbox/api/requestLog.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { runAction, type StepResult } from '../runAction.ts'
import type { Scene } from './scenes.ts'

/** What came of a scene. */
export interface Played extends StepResult {
  /** The step's inputs, without the key. */
  readonly inputs: Readonly<Record<string, string>>
  /** What CertCentral received. */
  readonly requests: readonly RequestEntry[]
  readonly reissues: number
  readonly workspace: string
  /** The chain that the step wrote, PEM; empty where it wrote none. */
  readonly chain: string
}

/** Where the scenes are played; each leaves its order for the next. */
export interface Stage {
  readonly sandbox: Sandbox
  readonly workspace: string
  order?: Order
  /** Each scene is a workflow run of its own. */
  runId: number
}

/** Sets the scene up and runs the shipped bundle in it. */
export async function playScene(scene: Scene, stage: Stage): Promise<Played> {
  const { sandbox, workspace } = stage
  stage.runId += 1
  if (scene.order !== undefined) {
    const names = scene.order.names ?? []
    const { csr } = await createCsr({ commonName: names[0] ?? '', names, kind: 'rsa-2048' })
    stage.order = await sandbox.addOrder(scene.isLiveCsr ? { ...scene.order, csr } : scene.order)
    await writeFile(join(workspace, 'request.csr'), csr)
  }
  const { order } = stage
  if (order === undefined) {
    throw new Error('the first scene has no order')
  }
  scene.before?.(sandbox, order)
  const first = sandbox.requests.length
  const reissuesBefore = sandbox.accepted.reissues()
  const inputs = { api_url: sandbox.url, order_id: String(order.id), ...scene.with }
  const result = await runAction(
    { ...inputs, api_key: sandbox.apiKey },
    {
      workspace,
      env: { GITHUB_RUN_ID: String(stage.runId) },
    },
  )
  const path = result.outputs['certificate_path'] ?? ''
  return {
    ...result,
    inputs,
    requests: sandbox.requests.slice(first),
    reissues: sandbox.accepted.reissues() - reissuesBefore,
    chain: path === '' ? '' : await readFile(path, 'utf8'),
  }
}

/** The differences from what the scene expects. */
export function faultsOf({ expected }: Scene, played: Played): string[] {
  const outputs = Object.entries(expected.outputs).map(([name, value]) => {
    const isPath = name === 'certificate_path' && value !== ''
    return [
      name,
      played.outputs[name] ?? '',
      isPath ? join(played.workspace, value) : value,
    ] as const
  })
  const facts = [
    ['the exit code', String(played.code), String(expected.exitCode)] as const,
    ['the number of reissues', String(played.reissues), String(expected.reissues)] as const,
    ...outputs,
  ]
  const wrong = facts.filter(([, is, must]) => is !== must)
  const faults = wrong.map(([what, is, must]) => `${what} is "${is}" instead of "${must}"`)
  if (expected.log !== undefined && !played.log.includes(expected.log)) {
    faults.push(`the log lacks "${expected.log}"`)
  }
  if (played.stderr !== '') {
    faults.push(`standard error is not empty: ${played.stderr}`)
  }
  return faults
}
