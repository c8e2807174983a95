import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'

/** This machine lacks a program that cannot be installed here, so the case says nothing about the product. */
export class NotRunError extends Error {
  override readonly name = 'NotRunError'
}

/** A real authoritative name server on loopback, which takes updates of TXT records with a key. */
export interface NameServer extends AsyncDisposable {
  readonly port: number
  /** For nsupdate: the algorithm and the name of the key, and the key. */
  readonly key: string
  /** The records of a type at a name, as dig shows them. */
  dig(type: string, name: string): Promise<string>
}

const PACKAGES = ['knot', 'knot-dnsutils', 'bind9-dnsutils']
const PROGRAMS = ['knotd', 'dig', 'nsupdate']
const HOST = '127.0.0.1'

/**
 * Starts knot with zones, each with further records in the form of a zone file.
 * @throws {@link NotRunError} where it cannot be installed
 */
export async function startNameServer(
  folder: string,
  zones: Readonly<Record<string, readonly string[]>>,
): Promise<NameServer> {
  install()
  mkdirSync(join(folder, 'db'), { recursive: true })
  const port = await freePort()
  const secret = randomBytes(32).toString('base64')
  for (const [zone, records] of Object.entries(zones)) {
    const soa = '@ 60 SOA ns hostmaster 1 3600 600 86400 60'
    const lines = [`$ORIGIN ${zone}.`, soa, '@ 60 NS ns', `ns 60 A ${HOST}`, ...records]
    writeFileSync(join(folder, `${zone}.zone`), `${lines.join('\n')}\n`)
  }
  const file = join(folder, 'knot.conf')
  writeFileSync(file, configuration(folder, port, secret, Object.keys(zones)), { mode: 0o600 })
  const server = spawn('knotd', ['--config', file], { stdio: 'ignore', env: withSbin() })
  const dig = (type: string, name: string): Promise<string> => askDig(port, type, name)
  for (let attempt = 1; (await dig('SOA', Object.keys(zones)[0] ?? '')) === ''; attempt += 1) {
    if (attempt > 100 || server.exitCode !== null) {
      server.kill()
      throw new Error('knotd does not answer')
    }
    await sleep(100)
  }
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = (): Promise<void> => {
    server.kill()
    return stopped
  }
  return { port, key: `hmac-sha256:dcv ${secret}`, dig, [Symbol.asyncDispose]: stop }
}

/** The key may change TXT records alone, as the page about it tells its readers to set it up. */
function configuration(
  folder: string,
  port: number,
  secret: string,
  zones: readonly string[],
): string {
  return `server:
  listen: ${HOST}@${String(port)}
  rundir: ${folder}
  user: ${userInfo().username}
database:
  storage: ${folder}/db
key:
  - id: dcv
    algorithm: hmac-sha256
    secret: ${secret}
acl:
  - id: dcv
    key: dcv
    action: update
    update-type: [TXT]
template:
  - id: default
    storage: ${folder}
    file: "%s.zone"
    acl: dcv
zone:
${zones.map((zone) => `  - domain: ${zone}`).join('\n')}
`
}

async function askDig(port: number, type: string, name: string): Promise<string> {
  const args = [`@${HOST}`, '-p', String(port), '+short', '+time=1', '+tries=1', type, name]
  const asked = promisify(execFile)('dig', args, { encoding: 'utf8' })
  return asked.then(({ stdout }) => stdout.trim()).catch(() => '')
}

function install(): void {
  if (PROGRAMS.every(isThere)) {
    return
  }
  try {
    execFileSync('apt-get', ['install', '--yes', ...PACKAGES], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch (error) {
    throw new NotRunError(`${PACKAGES.join(', ')} cannot be installed here`, { cause: error })
  }
  if (!PROGRAMS.every(isThere)) {
    throw new NotRunError(`${PROGRAMS.join(', ')} are not there`)
  }
}

function isThere(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore', env: withSbin() })
    return true
  } catch {
    return false
  }
}

/** knotd is where only administrators look. */
function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` }
}

function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(0, HOST, () => {
      const { port } = socket.address()
      socket.close(() => resolve(port))
    })
  })
}
