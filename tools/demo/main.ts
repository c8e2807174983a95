/**
 * `npm run demo`: the shipped bundle, run as the runner would, against the stand-in CertCentral. It ends with exit code
 * 0 only if every scene ended as it should.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { chosenScenes, HELP } from './arguments.ts'
import { print, printScene, printTable, title, type Ended } from './print.ts'
import { faultsOf, playScene, type Stage } from './play.ts'
import { SCENES } from './scenes.ts'

// The reader of a pipe has ended: `npm run demo | head`.
process.stdout.on('error', () => process.exit())

const [first] = process.argv.slice(2)
if (first === '--help' || first === '-h') {
  print(HELP)
} else if (first === '--list') {
  for (const [index, scene] of SCENES.entries()) {
    print(`${String(index + 1)}  ${scene.title}`)
  }
} else {
  const chosen = chosenScenes(process.argv.slice(2))
  if (chosen === undefined) {
    print(`There are scenes 1 to ${String(SCENES.length)}.\n${HELP}`)
    process.exitCode = 1
  } else {
    await play(chosen)
  }
}

async function play(chosen: readonly number[]): Promise<void> {
  const sandbox = await startSandbox({ issueDelay: 1000 })
  const workspace = await mkdtemp(join(tmpdir(), 'digicert-reissue-demo-'))
  const stage: Stage = { sandbox, workspace, runId: 4241 }
  const ended: Ended[] = []
  try {
    print(title('digicert-reissue: a demo'))
    print(
      'Each scene runs dist/index.js under Node as a GitHub runner runs it: inputs as environment variables,\n' +
        'outputs and summary through files. CertCentral is a stand-in on this machine that signs real\n' +
        'certificates. Nothing leaves this machine, and no account is needed.',
    )
    for (const [index, scene] of SCENES.entries()) {
      // A scene may go on with the order of the one before it, which is then run and not shown.
      const isShown = chosen.includes(index)
      if (!isShown && !(chosen.includes(index + 1) && SCENES[index + 1]?.order === undefined)) {
        continue
      }
      const played = await playScene(scene, stage)
      const faults = faultsOf(scene, played)
      if (isShown) {
        printScene(`${String(index + 1)}. ${scene.title}`, scene, played, faults)
        ended.push({ number: index + 1, scene, played, faults })
      }
    }
  } finally {
    await sandbox.close()
    await rm(workspace, { recursive: true, force: true })
  }
  printTable(ended)
  process.exitCode = ended.every(({ faults }) => faults.length === 0) ? 0 : 1
}
