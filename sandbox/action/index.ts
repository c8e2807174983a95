import * as core from '@actions/core'
import { serve } from './serve.ts'
import { readRehearsal } from './rehearsal.ts'
import { start } from './start.ts'
import { stop } from './stop.ts'

// One bundle for three processes: the step, its `post` step, and the server that stays behind in between.
if (process.argv[2] === 'serve') {
  await serve(process.argv[3] ?? '')
} else {
  await step()
}

async function step(): Promise<void> {
  const pid = core.getState('pid')
  try {
    if (pid === '') {
      await start(readRehearsal(core.getInput))
    } else {
      await stop(Number(pid), core.getState('log'))
    }
  } catch (error) {
    core.setFailed(error instanceof Error ? error.message : String(error))
  }
}
