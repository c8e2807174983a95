import * as core from '@actions/core'
import { readFile, rm } from 'node:fs/promises'

/** The `post` step: shows what the rehearsal asked of CertCentral, and ends the server. */
export async function stop(pid: number, log: string): Promise<void> {
  try {
    process.kill(pid)
  } catch {
    core.info('The stand-in CertCentral had ended already.')
  }
  const requests = await readFile(log, 'utf8').catch(() => '')
  core.startGroup('Requests that the stand-in CertCentral received')
  core.info(requests.trimEnd())
  core.endGroup()
  await rm(log, { force: true })
}
