import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { parse } from 'yaml'

/** A TLS secret as kubectl sends it. */
interface Secret {
  readonly type: string
  readonly data: Readonly<Record<string, string>>
}

/** A stand-in for a Kubernetes API server, which knows secrets only. */
export interface Cluster {
  readonly url: string
  /** The fields of a secret, decoded. */
  secret(path: string): Record<string, string>
  /** How the secrets were sent: method and content type. */
  readonly writes: readonly string[]
  stop(): Promise<void>
}

const SECRETS = { name: 'secrets', singularName: 'secret', namespaced: true, kind: 'Secret' }
/** So kubectl leaves it to the server to validate a secret. */
const OPENAPI = {
  openapi: '3.0.0',
  info: { title: 'Stand-in', version: 'v1' },
  paths: {
    '/api/v1/namespaces/{namespace}/secrets/{name}': {
      patch: {
        'x-kubernetes-group-version-kind': { group: '', version: 'v1', kind: 'Secret' },
        parameters: [{ name: 'fieldValidation', in: 'query', schema: { type: 'string' } }],
        responses: {},
      },
    },
  },
}

const DISCOVERY: Readonly<Record<string, unknown>> = {
  '/openapi/v3': { paths: { 'api/v1': { serverRelativeURL: '/openapi/v3/api/v1' } } },
  '/openapi/v3/api/v1': OPENAPI,
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [] },
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [{ ...SECRETS, verbs: ['create', 'get', 'patch'] }],
  },
}

/** Starts the stand-in on loopback. */
export async function startCluster(): Promise<Cluster> {
  const secrets = new Map<string, Secret>()
  const writes: string[] = []
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const { pathname } = new URL(request.url ?? '', 'http://localhost')
    if (request.method === 'PATCH' && pathname.includes('/secrets/')) {
      writes.push(`${request.method} ${request.headers['content-type'] ?? ''}`)
      const secret = parse(await text(request)) as Secret
      secrets.set(pathname, secret)
      return { status: 200, body: secret }
    }
    const body = DISCOVERY[pathname] ?? secrets.get(pathname)
    return body === undefined
      ? { status: 404, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404 } }
      : { status: 200, body }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return {
    url: `http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : bound)}`,
    writes,
    secret: (path) =>
      Object.fromEntries(
        Object.entries(secrets.get(path)?.data ?? {}).map(([name, value]) => [
          name,
          Buffer.from(value, 'base64').toString(),
        ]),
      ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
