import { readFile, rm } from 'node:fs/promises'
import { clean } from './clean.ts'

/** Lines of requests that the log of the job takes. */
const MOST_LINES = 1000
/** Characters of one of them. */
const MOST_LINE = 500

/** Ends the server, and shows what the rehearsal asked of CertCentral. */
export async function stop(pid: number, log: string): Promise<void> {
  try {
    process.kill(pid)
  } catch {
    print('The stand-in CertCentral had ended already.')
  }
  const requests = (await readFile(log, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  const earlier = Math.max(0, requests.length - MOST_LINES)
  print('::group::Requests that the stand-in CertCentral received')
  if (earlier > 0) {
    print(`The first ${String(earlier)} are left out.`)
  }
  for (const request of requests.slice(earlier)) {
    // Indented, so that no line of the file begins a command.
    print(`- ${clean(request).slice(0, MOST_LINE)}`)
  }
  print('::endgroup::')
  await rm(log, { force: true })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
