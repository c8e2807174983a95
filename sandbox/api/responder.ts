import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Hono } from 'hono'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../account/account.ts'
import { BASE_PATH, type AppEnv } from './app.ts'
import { faultAnswer, type RealAnswer } from '../faults/answers.ts'
import { sendOnWire } from '../faults/wire.ts'
import type { Fault, FaultName, FaultScript } from '../faults/faults.ts'
import type { Connection, Listener } from './listener.ts'
import { lookByItself } from '../dcv/look.ts'
import { endpointOf, type RequestEntry } from './requestLog.ts'
import { settle } from '../account/settle.ts'

/** What a responder works with. */
export interface ResponderParams {
  readonly account: Account
  readonly app: Hono<AppEnv>
  readonly faults: FaultScript
  readonly listener: () => Listener
  readonly onRequest: (entry: RequestEntry) => void | Promise<void>
}

/** The faults that never come to a status. */
const SILENT: readonly FaultName[] = ['reset', 'close', 'stall', 'drip_headers']

type Outgoing = HttpBindings['outgoing']

/** Logs each request, hands it to the app, and lets the scripted faults at the answer. */
export class Responder {
  readonly requests: RequestEntry[] = []
  readonly #params: ResponderParams

  constructor(params: ResponderParams) {
    this.#params = params
  }

  /** Answers a request: with a response, or on the raw answer where a fault needs that. */
  async respond(request: Request, outgoing: Outgoing): Promise<Response> {
    const { account, faults, listener, onRequest } = this.#params
    outgoing.setHeader('date', new Date(account.now()).toUTCString())
    const connection = listener().connectionFrom(outgoing.socket?.remotePort)
    const text = await request.text()
    const entry = this.#log(request, text, connection)
    await onRequest(entry)
    await lookByItself(account)
    settle(account)
    if (account.settings.answerDelay > 0) {
      await sleep(account.settings.answerDelay)
    }
    const fault = faults.meet(entry)
    const run = (): Promise<Response> => this.#run(request, text, entry)
    const response = fault
      ? await this.#spoil(fault, entry, run, outgoing, connection)
      : await run()
    if (response !== RESPONSE_ALREADY_SENT) {
      entry.status = response.status
    }
    return response
  }

  #log(request: Request, text: string, connection: Connection | undefined): RequestEntry {
    const url = new URL(request.url)
    const path = url.pathname.replace(BASE_PATH, '')
    const entry: RequestEntry = {
      method: request.method,
      path,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(request.headers),
      body: parsed(text),
      endpoint: endpointOf(request.method, path),
      time: this.#params.account.now(),
      status: undefined,
      tookEffect: false,
      fault: undefined,
      connection: connection?.number ?? 0,
    }
    this.requests.push(entry)
    return entry
  }

  async #run(
    { headers, method, url }: Request,
    text: string,
    entry: RequestEntry,
  ): Promise<Response> {
    const body = text === '' || method === 'GET' || method === 'HEAD' ? null : text
    return this.#params.app.fetch(new Request(url, { method, headers, body }), { entry })
  }

  async #spoil(
    fault: Fault,
    entry: RequestEntry,
    run: () => Promise<Response>,
    outgoing: Outgoing,
    connection: Connection | undefined,
  ): Promise<Response> {
    entry.fault = fault.fault
    if (fault.fault === 'refuse_next') {
      outgoing.setHeader('connection', 'close')
      this.#params.listener().stopListening(fault.forMs)
      return run()
    }
    const genuine = fault.when === 'after' || entry.method === 'GET'
    const real = genuine ? await realOf(await run()) : standIn(entry)
    const answer = faultAnswer(fault, real)
    if (answer) {
      return answer
    }
    if (!SILENT.includes(fault.fault)) {
      entry.status = real.status === 204 ? 200 : real.status
    }
    await sendOnWire(fault, { outgoing, socket: connection?.socket, real, genuine })
    return RESPONSE_ALREADY_SENT
  }
}

async function realOf(response: Response): Promise<RealAnswer> {
  const contentType = response.headers.get('content-type') ?? 'application/json'
  return { status: response.status, text: await response.text(), contentType }
}

/** What a write that has no effect seems to answer. */
function standIn(entry: RequestEntry): RealAnswer {
  const id = Number(/\d+/.exec(entry.path)?.[0] ?? 0)
  const contentType = 'application/json'
  if (entry.method !== 'POST') {
    return { status: 204, text: '', contentType }
  }
  return { status: 201, text: JSON.stringify({ id, requests: [{ id: 1 }] }), contentType }
}

function parsed(text: string): unknown {
  if (text === '') {
    return undefined
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
