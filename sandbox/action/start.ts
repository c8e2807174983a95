import * as core from '@actions/core'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rehearsal } from './rehearsal.ts'
import type { Greeting, ServerOptions } from './serve.ts'

/** Milliseconds; a slow machine takes some seconds. */
const PATIENCE_MS = 60_000

/** Starts the server in the background, waits until it answers, and sets the outputs. */
export async function start(rehearsal: Rehearsal): Promise<void> {
  const log = join(process.env['RUNNER_TEMP'] ?? tmpdir(), `certcentral-${randomUUID()}.log`)
  writeFileSync(log, '')
  const server = spawnServer({ rehearsal, log })
  core.saveState('pid', server.pid ?? '')
  core.saveState('log', log)
  const greeting = await greetingOf(server)
  if ('error' in greeting) {
    throw new Error(`The stand-in CertCentral did not start: ${greeting.error}`)
  }
  const { url, apiKey, orderIds } = greeting
  const [orderId = ''] = orderIds
  await answers(`${url}/order/certificate/${orderId}`, apiKey)
  // The log is about the workflow's requests, not about this one.
  writeFileSync(log, '')
  // Nothing of the server may keep this step alive.
  server.disconnect()
  server.unref()
  core.info(
    `A stand-in CertCentral listens at ${url}. It is not DigiCert, and it ends with the job.`,
  )
  core.info(`Orders: ${orderIds.join(', ')}`)
  core.setOutput('api_url', url)
  // Not masked: it opens nothing else, and a masked output would not reach another job.
  core.setOutput('api_key', apiKey)
  core.setOutput('order_id', orderId)
  core.setOutput('order_ids', JSON.stringify(orderIds))
}

/** The same bundle in a process of its own. It keeps this environment: by it the runner finds what outlives a job. */
function spawnServer(options: ServerOptions): ChildProcess {
  return spawn(process.execPath, [process.argv[1] ?? '', 'serve', JSON.stringify(options)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  })
}

function greetingOf(server: ChildProcess): Promise<Greeting> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.kill()
      reject(
        new Error(`The stand-in CertCentral did not start within ${String(PATIENCE_MS / 1000)} s`),
      )
    }, PATIENCE_MS)
    server.once('message', (message) => {
      clearTimeout(timer)
      resolve(message as Greeting)
    })
    server.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    server.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The stand-in CertCentral ended at once, with exit code ${String(code)}`))
    })
  })
}

/** One request of the same kind as those to come. */
async function answers(url: string, apiKey: string): Promise<void> {
  const answer = await fetch(url, {
    headers: { 'X-DC-DEVKEY': apiKey },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) {
    throw new Error(`The stand-in CertCentral answered with HTTP ${String(answer.status)}`)
  }
  await answer.text()
}
