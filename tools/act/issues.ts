import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** An issue, as far as it matters here. */
export interface Issue {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly state: string
}

/** A stand-in for the one endpoint of GitHub that an example calls: the issues of a repository. */
export interface IssueTracker {
  /** For `GITHUB_API_URL`. */
  readonly url: string
  readonly token: string
  /** All that were opened, as they stand. */
  readonly issues: readonly Issue[]
  close(): Promise<void>
}

const PATH = /^\/repos\/octo-org\/site\/issues(?:\/(\d+))?(?:\?|$)/

/** Starts a tracker without issues on loopback. */
export async function startIssueTracker(): Promise<IssueTracker> {
  const token = 'ghs_rehearsal'
  const issues: Issue[] = []
  const server = createServer((request, response) => {
    void answer(request, { token, issues }).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...{ token, issues, url: `http://127.0.0.1:${String(port)}` },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function answer(
  request: IncomingMessage,
  { token, issues }: { token: string; issues: Issue[] },
): Promise<{ status: number; body: unknown }> {
  const [path, number] = PATH.exec(request.url ?? '') ?? []
  if (path === undefined || request.headers.authorization !== `Bearer ${token}`) {
    return { status: path === undefined ? 404 : 401, body: {} }
  }
  if (request.method === 'GET') {
    return { status: 200, body: issues.filter(({ state }) => state === 'open') }
  }
  const given = JSON.parse(await text(request)) as Omit<Issue, 'number'>
  const place = number === undefined ? issues.length : Number(number) - 1
  issues[place] = { ...issues[place], ...given, number: place + 1 }
  return { status: number === undefined ? 201 : 200, body: issues[place] }
}
