/**
 * `npm run test:workflows`: runs the repository's rehearsal job, the quick start, the rehearsal and every workflow of
 * `examples/` on this machine through act, without containers and without a network, and checks the outputs. A part
 * of a workflow's name, given as an argument, picks those that are run.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CASES } from './cases.ts'
import { play } from './play.ts'
import { copyOfThisRepository } from './tree.ts'
import { goTool } from '../tools.ts'

const act = goTool('act')
const folder = mkdtempSync(join(tmpdir(), 'act-'))
let failed = 0
let ran = 0
try {
  const action = copyOfThisRepository(join(folder, 'action'))
  const only = process.argv[2] ?? ''
  for (const [index, scene] of CASES.entries()) {
    if (!scene.workflow.includes(only)) {
      continue
    }
    ran += 1
    const started = performance.now()
    const { faults, log } = await play(scene, { act, action, folder: join(folder, String(index)) })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${faults.length === 0 ? 'ok    ' : 'FAILED'} ${scene.workflow}${scene.changed ? ', as docs/rehearse.md changes it' : ''} (${seconds} s)`,
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
console.log(`workflows: ${String(ran)} run, ${String(failed)} faults`)
process.exitCode = failed === 0 && ran > 0 ? 0 : 1
