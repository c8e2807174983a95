import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CASES, type Case } from './cases.ts'
import { NotRunError } from './nameServer.ts'
import { play, type Played, type Stage } from './play.ts'
import { copyOfThisRepository } from './tree.ts'
import { argumentsOr } from '../help.ts'
import { goTool } from '../tools.ts'

const HELP = `The workflows, run on this machine through act: npm run test:workflows [-- PART]

Runs the repository's rehearsal job, the quick start, the rehearsal and every workflow of examples/, without containers
and without a network, and checks the outputs. PART, a part of a workflow's name, picks those that are run. act is built
in your cache at the first time; that needs Go.
`
/** As .ci/run counts what could not be run. */
const NOT_RUN = 77

const given = argumentsOr(HELP, true)
if (given !== undefined) {
  const { ran, failed, notRun } = await playAll(given[0] ?? '')
  const faults = failed + reportWithoutCase()
  console.log(`workflows: ${String(ran)} run, ${String(faults)} faults, ${String(notRun)} not run`)
  const isGood = faults === 0 && ran + notRun > 0
  process.exitCode = isGood ? (notRun > 0 ? NOT_RUN : 0) : 1
}

interface Counts {
  readonly ran: number
  readonly failed: number
  readonly notRun: number
}

/** Plays the cases whose workflow's name has the part, and says how each ended. */
async function playAll(only: string): Promise<Counts> {
  const act = goTool('act')
  const folder = mkdtempSync(join(tmpdir(), 'act-'))
  const counts = { ran: 0, failed: 0, notRun: 0 }
  try {
    const action = copyOfThisRepository(join(folder, 'action'))
    for (const [index, scene] of CASES.entries()) {
      if (!scene.workflow.includes(only)) {
        continue
      }
      const started = performance.now()
      const played = await playOrSay(scene, { act, action, folder: join(folder, String(index)) })
      if (played === undefined) {
        counts.notRun += 1
        continue
      }
      counts.ran += 1
      counts.failed += played.faults.length === 0 ? 0 : 1
      print(scene, played, performance.now() - started)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return counts
}

function print(scene: Case, { faults, log }: Played, ms: number): void {
  const title = scene.title === undefined ? '' : `: ${scene.title}`
  const changed = scene.changed ? ', as docs/rehearse.md changes it' : ''
  const verdict = faults.length === 0 ? 'ok    ' : 'FAILED'
  console.log(`${verdict} ${scene.workflow}${title}${changed} (${(ms / 1000).toFixed(1)} s)`)
  if (faults.length > 0) {
    console.log(`${log}\n${faults.map((fault) => `- ${fault}`).join('\n')}\n`)
  }
}

/** How many workflows of `examples/` no case plays; each is named. */
function reportWithoutCase(): number {
  const known = new Set(CASES.map(({ workflow }) => workflow))
  const without = readdirSync('examples').filter(
    (file) => /\.ya?ml$/.test(file) && !known.has(`examples/${file}`),
  )
  for (const file of without) {
    console.log(`FAILED examples/${file} has no case in tools/act/cases.ts`)
  }
  return without.length
}

/** Undefined, and a line, where this machine lacks what the case needs. */
async function playOrSay(scene: Case, stage: Stage): Promise<Played | undefined> {
  try {
    return await play(scene, stage)
  } catch (error) {
    if (!(error instanceof NotRunError)) {
      throw error
    }
    console.log(`NOT RUN ${scene.workflow}: ${error.message}`)
    return undefined
  }
}
