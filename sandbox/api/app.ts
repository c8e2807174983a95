import { Hono, type Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Account } from '../account/account.ts'
import { ApiError, notFound } from './apiError.ts'
import type { Json } from './answers.ts'
import { RateLimitError, type RateLimiter } from './rateLimit.ts'
import type { ApiKey, RequestEntry } from './requestLog.ts'

/** The path under which the API answers. */
export const BASE_PATH = '/services/v2'

/** What the listener hands to the app with a request. */
export interface Bindings {
  readonly entry: RequestEntry
}

/** What a handler finds on its context. */
export interface AppEnv {
  Bindings: Bindings
  Variables: { apiKey: ApiKey }
}

/** A handler's context. */
export type ApiContext = Context<AppEnv>

/** What the app needs to answer. */
export interface AppParams {
  readonly account: Account
  readonly limiter: RateLimiter
  readonly keys: ReadonlyMap<string, ApiKey>
}

/** Adds routes of one kind to the app. */
export type Routes = (app: Hono<AppEnv>, account: Account) => void

/** The API: key, rate limit and routes; errors come out as `errors[]`. */
export function createApp(params: AppParams, routes: readonly Routes[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false }).basePath(BASE_PATH)
  app.use(async (context, next) => {
    const key = params.keys.get(context.req.header('x-dc-devkey') ?? '')
    if (!key) {
      throw denied('access_denied_invalid_key', 'The API key is invalid.')
    }
    context.set('apiKey', key)
    params.limiter.admit(key.key)
    if (context.req.method !== 'GET' && key.viewOnly) {
      throw denied('missing_permission', 'You do not have permission to do that.')
    }
    await next()
  })
  for (const add of routes) {
    add(app, params.account)
  }
  app.notFound(() => {
    throw notFound('route')
  })
  app.onError((error, context) => errorAnswer(params.account, error, context))
  return app
}

/** 403, with what the key lacks. */
export function denied(detail: string, message: string): ApiError {
  return new ApiError(403, { code: `access_denied|${detail}`, message })
}

/** A JSON answer, its ids as numbers or as strings. */
export function jsonAnswer(account: Account, context: ApiContext, body: Json, status = 200) {
  const asText = account.switches.idType === 'string'
  const text = JSON.stringify(body, (key, value: unknown) =>
    asText && typeof value === 'number' && (key === 'id' || key === 'certificate_id')
      ? String(value)
      : value,
  )
  return context.body(text, status as ContentfulStatusCode, { 'content-type': 'application/json' })
}

/** The JSON body of a write. 415 without its content type, 400 where it is not JSON. */
export async function jsonBody(context: ApiContext): Promise<Json> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new ApiError(415, { code: 'unsupported_media_type', message: 'Send application/json.' })
  }
  try {
    const body: unknown = JSON.parse(await context.req.text())
    if (typeof body === 'object' && body !== null) {
      return { ...body }
    }
  } catch {
    // Answered below, like JSON that is no object.
  }
  throw new ApiError(400, { code: 'invalid_json', message: 'The body is not a JSON object.' })
}

/** Remembers that the request changed something, for the log. */
export function tookEffect(context: ApiContext): void {
  context.env.entry.tookEffect = true
}

/** Answers every other method of a path with 405. */
export function onlyThese(app: Hono<AppEnv>, path: string, methods: string): void {
  app.all(path, () => {
    throw new ApiError(405, { code: 'method_not_allowed', message: `Only ${methods}.` })
  })
}

function errorAnswer(account: Account, error: unknown, context: ApiContext) {
  if (!(error instanceof ApiError)) {
    console.error(error)
    const message = 'The sandbox failed; its output says why.'
    return jsonAnswer(account, context, { errors: [{ code: 'sandbox_error', message }] }, 500)
  }
  if (error instanceof RateLimitError && error.retryAfter !== undefined) {
    context.header('retry-after', error.retryAfter)
  }
  const one = account.switches.errors === 'object'
  const errors = one ? error.errors[0] : error.errors
  return jsonAnswer(account, context, { errors }, error.status)
}
