import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, type Ended } from './server.ts'

/** A key and its chain, PEM, as the action writes one. */
export interface Pair {
  readonly key: string
  readonly chain: string
  readonly serialNumber: string
}

/** A server's folder of keys with a live pair, and the next key with its chain, as docs/deploy.md lays it out. */
export class Place {
  readonly folder: string
  readonly tls: string
  readonly live: Pair
  readonly next: Pair

  private constructor(folder: string, live: Pair, next: Pair) {
    this.folder = folder
    this.tls = join(folder, 'tls')
    this.live = live
    this.next = next
  }

  static async make(): Promise<Place> {
    const folder = await mkdtemp(join(tmpdir(), 'deploy-'))
    await openssl('req', '-x509', ...newKey(folder, 'ca'), '-out', join(folder, 'ca.pem'), ...CA)
    const live = await makePair(folder, '0A01')
    const next = await makePair(folder, '0B02')
    const place = new Place(folder, live, next)
    await mkdir(join(place.tls, 'first'), { recursive: true, mode: 0o700 })
    await place.write('tls/first/key.pem', place.live.key)
    await place.write('tls/first/chain.pem', place.live.chain)
    await place.write('tls/first/pair.pem', place.live.key + place.live.chain)
    await symlink('first', join(place.tls, 'live'))
    await place.write('tls/next.key', place.next.key)
    await place.write('chain.pem', place.next.chain)
    return place
  }

  async write(path: string, text: string): Promise<string> {
    await writeFile(join(this.folder, path), text, { mode: 0o600 })
    return join(this.folder, path)
  }

  /** Runs the script as a workflow's step does, with nothing else of this process's environment but its `PATH`. */
  deploy(env: Readonly<Record<string, string>>): Promise<Ended> {
    return run('bash', ['examples/deploy.sh'], {
      PATH: process.env['PATH'],
      CHAIN: join(this.folder, 'chain.pem'),
      TLS_FOLDER: this.tls,
      SERVER_NAME: 'www.example.com',
      ...env,
    })
  }

  /** The folder that a link of the place points to; undefined where there is none. */
  link(name: 'live' | 'last'): Promise<string | undefined> {
    return readlink(join(this.tls, name)).catch(() => undefined)
  }

  /** A file of the live pair. */
  read(name: string): Promise<string> {
    return readFile(join(this.tls, 'live', name), 'utf8')
  }

  /** All that is there, to see whether anything was touched. */
  async tree(): Promise<string[]> {
    const entries = await readdir(this.tls, { recursive: true })
    const links = [await this.link('live'), await this.link('last')]
    return [...entries.toSorted(), ...links.map(String)]
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}

const CA = ['-subj', '/CN=Example CA', '-days', '30'] as const

/** A key, and the certificate that the place's CA signs for it. */
async function makePair(folder: string, serialNumber: string): Promise<Pair> {
  const [ca, csr, leaf] = ['ca', 'request', 'leaf'].map((name) => join(folder, `${name}.pem`))
  const subject = ['-subj', '/CN=www.example.com']
  await openssl('req', ...newKey(folder, 'leaf'), '-out', csr ?? '', ...subject)
  await openssl(
    ...['x509', '-req', '-days', '30', '-set_serial', `0x${serialNumber}`],
    ...['-CA', ca ?? '', '-CAkey', join(folder, 'ca.key'), '-in', csr ?? '', '-out', leaf ?? ''],
  )
  const [key, certificate, issuer] = await Promise.all(
    [join(folder, 'leaf.key'), leaf ?? '', ca ?? ''].map((path) => readFile(path, 'utf8')),
  )
  return { key: key ?? '', chain: `${certificate ?? ''}${issuer ?? ''}`, serialNumber }
}

function newKey(folder: string, name: string): string[] {
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  return [...kind, '-keyout', join(folder, `${name}.key`)]
}

async function openssl(...args: string[]): Promise<void> {
  const { code, log } = await run('openssl', args)
  if (code !== 0) {
    throw new Error(log)
  }
}
