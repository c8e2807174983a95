import * as core from '@actions/core'
import { readRehearsal } from './rehearsal.ts'
import { serve } from './serve.ts'
import { start } from './start.ts'

// One bundle for two processes: the step, and the server that it leaves behind.
if (process.argv[2] === 'serve') {
  await serve(process.argv[3] ?? '')
} else {
  try {
    await start(readRehearsal(core.getInput))
  } catch (error) {
    core.setFailed(error instanceof Error ? error.message : String(error))
  }
}
