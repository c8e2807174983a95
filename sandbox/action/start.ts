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
  try {
    const { url, apiKey, orderIds } = await greetingOf(server)
    const [orderId = ''] = orderIds
    await answers(`${url}/order/certificate/${orderId}`, apiKey)
    // The log is about the workflow's requests, not about this one.
    writeFileSync(log, '')
    core.saveState('pid', server.pid ?? '')
    core.saveState('log', log)
    await keep(server)
    core.info(
      `A stand-in CertCentral listens at ${url}. It is not DigiCert, and it ends with the job.`,
    )
    core.info(`Orders: ${orderIds.join(', ')}`)
    core.setOutput('api_url', url)
    // Not masked: it opens nothing else, and a masked output would not reach another job.
    core.setOutput('api_key', apiKey)
    core.setOutput('order_id', orderId)
    core.setOutput('order_ids', JSON.stringify(orderIds))
  } finally {
    // Nothing of the server may keep this step alive. Without `keep`, this ends the server.
    if (server.connected) {
      server.disconnect()
    }
    server.unref()
  }
}

/** Lets the server outlive this step. */
async function keep(server: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.send('keep', (error) => {
      if (error === null) {
        resolve()
      } else {
        reject(error)
      }
    })
  })
}

/** The same bundle in a process of its own. It keeps this environment: by it the runner finds what outlives a job. */
function spawnServer(options: ServerOptions): ChildProcess {
  return spawn(process.execPath, [process.argv[1] ?? '', 'serve', JSON.stringify(options)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  })
}

/** What the server says once it listens. */
async function greetingOf(server: ChildProcess): Promise<Greeting> {
  const timeOver = AbortSignal.timeout(PATIENCE_MS)
  const greeting = await new Promise<Greeting | { readonly error: string }>((resolve) => {
    server.once('message', (message) => {
      resolve(message as Greeting | { readonly error: string })
    })
    server.once('error', ({ message }) => {
      resolve({ error: message })
    })
    server.once('exit', (code) => {
      resolve({ error: `it ended at once, with exit code ${String(code)}` })
    })
    timeOver.addEventListener('abort', () => {
      resolve({ error: `it does not listen within ${String(PATIENCE_MS / 1000)} s` })
    })
  })
  if ('error' in greeting) {
    throw new Error(`The stand-in CertCentral did not start: ${greeting.error}`)
  }
  return greeting
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
