/**
 * `npm run test:workflows`: runs the repository's rehearsal job, the quick start, the rehearsal and every workflow of
 * `examples/` on this machine through act, without containers and without a network, and checks the outputs. A part
 * of a workflow's name, given as an argument, picks those that are run.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CASES, type Case } from './cases.ts'
import { NotRunError } from './nameServer.ts'
import { play, type Played } from './play.ts'
import { copyOfThisRepository } from './tree.ts'
import { goTool } from '../tools.ts'

const act = goTool('act')
const folder = mkdtempSync(join(tmpdir(), 'act-'))
let failed = 0
let ran = 0
let notRun = 0
const action = copyOfThisRepository(join(folder, 'action'))
try {
  const only = process.argv[2] ?? ''
  for (const [index, scene] of CASES.entries()) {
    if (!scene.workflow.includes(only)) {
      continue
    }
    const started = performance.now()
    const played = await playOrSay(scene, join(folder, String(index)))
    if (played === undefined) {
      notRun += 1
      continue
    }
    ran += 1
    const { faults, log } = played
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${faults.length === 0 ? 'ok    ' : 'FAILED'} ${scene.workflow}${scene.title === undefined ? '' : `: ${scene.title}`}${scene.changed ? ', as docs/rehearse.md changes it' : ''} (${seconds} s)`,
    )
    if (faults.length === 0) {
      continue
    }
    failed += 1
    console.log(`${log}\n${faults.map((fault) => `- ${fault}`).join('\n')}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const known = new Set(CASES.map(({ workflow }) => workflow))
for (const file of readdirSync('examples')) {
  if (/\.ya?ml$/.test(file) && !known.has(`examples/${file}`)) {
    failed += 1
    console.log(`FAILED examples/${file} has no case in tools/act/cases.ts`)
  }
}
console.log(`workflows: ${String(ran)} run, ${String(failed)} faults, ${String(notRun)} not run`)
/** As .ci/run counts what could not be run. */
const NOT_RUN = 77
const isGood = failed === 0 && ran + notRun > 0
process.exitCode = isGood ? (notRun > 0 ? NOT_RUN : 0) : 1

/** Undefined, and a line, where this machine lacks what the case needs. */
async function playOrSay(scene: Case, place: string): Promise<Played | undefined> {
  try {
    return await play(scene, { act, action, folder: place })
  } catch (error) {
    if (!(error instanceof NotRunError)) {
      throw error
    }
    console.log(`NOT RUN ${scene.workflow}: ${error.message}`)
    return undefined
  }
}
