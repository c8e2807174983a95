/**
 * `npm run demo`: the shipped bundle, run as the runner would, against the stand-in CertCentral. It ends with exit code
 * 0 only if every scene ended as it should.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { print, printScene, title } from './print.ts'
import { faultsOf, playScene, type Stage } from './play.ts'
import { SCENES } from './scenes.ts'

const sandbox = await startSandbox({ issueDelay: 1000 })
const workspace = await mkdtemp(join(tmpdir(), 'digicert-reissue-demo-'))
const stage: Stage = { sandbox, workspace, runId: 4241 }
const failed: string[] = []
try {
  print(title('digicert-reissue: a demo'))
  print(
    'Each scene runs dist/index.js under Node as a GitHub runner runs it: inputs as environment variables,\n' +
      'outputs and summary through files. CertCentral is a stand-in on this machine that signs real\n' +
      'certificates. Nothing leaves this machine, and no account is needed.',
  )
  for (const [index, scene] of SCENES.entries()) {
    const played = await playScene(scene, stage)
    const faults = faultsOf(scene, played)
    printScene(`${String(index + 1)}. ${scene.title}`, scene, played, faults)
    if (faults.length > 0) {
      failed.push(scene.title)
    }
  }
} finally {
  await sandbox.close()
  await rm(workspace, { recursive: true, force: true })
}

print(title('The end'))
print(
  `${String(SCENES.length - failed.length)} of ${String(SCENES.length)} scenes ended as they should.`,
)
for (const scene of failed) {
  print(`Not as it should: ${scene}`)
}
process.exitCode = failed.length === 0 ? 0 : 1
