import { Resolver } from 'node:dns/promises'
import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Settings } from '../settings.ts'
import type { DcvMethod } from './records.ts'
import type { Scope } from './scopes.ts'

/** Where to look, and for what. */
export interface Sought {
  readonly servers: Pick<Settings, 'dnsServer' | 'httpServer'>
  readonly method: DcvMethod
  readonly scope: Scope
  readonly value: string
}

const PATIENCE_MS = 2000
const MOST_CNAMES = 8

/** Whether the value is where the method wants it: in DNS, or in a file of each name. */
export async function isPublished({ servers, method, scope, value }: Sought): Promise<boolean> {
  const { dnsServer, httpServer } = servers
  if (method === 'http-token') {
    const files = scope.names.map((name) => fileOf(httpServer, name))
    return (await Promise.all(files)).every((content) => content.trim() === value)
  }
  if (dnsServer === '' || method === 'email') {
    return false
  }
  const dns = new Dns(dnsServer)
  const name = `_dnsauth.${scope.domain}`
  if (method === 'dns-cname-token') {
    return (await dns.cnames(name)).includes(`${value}.dcv.digicert.com`.toLowerCase())
  }
  const found = [...(await dns.texts(name)), ...(await dns.texts(scope.domain))]
  return found.some((record) => record.includes(value))
}

/** A client of one name server, which may be authoritative for some zones only. */
class Dns {
  readonly #resolver = new Resolver({ timeout: PATIENCE_MS, tries: 2 })

  constructor(server: string) {
    this.#resolver.setServers([server])
  }

  /** The TXT records at a name, and at the names that it leads to. */
  async texts(name: string): Promise<string[]> {
    const names = [name, ...(await this.cnames(name))]
    const records = names.map((at) => this.#resolver.resolveTxt(at).catch(() => []))
    return (await Promise.all(records)).flat().map((parts) => parts.join(''))
  }

  /** The names that a name leads to, one after the other. */
  async cnames(name: string): Promise<string[]> {
    const found: string[] = []
    for (let at = name; found.length < MOST_CNAMES;) {
      const [next] = await this.#resolver.resolveCname(at).catch(() => [])
      if (next === undefined) {
        break
      }
      found.push(next.toLowerCase())
      at = next
    }
    return found
  }
}

/** The file of a name, asked of one server for all names, so that nothing leaves this machine. */
async function fileOf(server: string, name: string): Promise<string> {
  if (server === '' || name.startsWith('*.')) {
    return ''
  }
  const url = `http://${server}/.well-known/pki-validation/fileauth.txt`
  return new Promise((resolve) => {
    const absent = (): void => {
      resolve('')
    }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    get(url, { headers: { host: name }, signal, agent: false }, (response) => {
      const content = text(response)
      content.then((body) => resolve(response.statusCode === 200 ? body : ''), absent)
    }).once('error', absent)
  })
}
