import { afterEach, beforeEach, expect } from '@jest/globals'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recipe } from '../support/recipes/page.ts'
import { Place } from '../support/recipes/place.ts'
import { ownAddress } from '../../tools/serveLive.ts'
import { SilentServer } from '../support/recipes/silentServer.ts'
import {
  isAnswering,
  pathOf,
  serialServed,
  untilServed,
  standIns,
  startDaemon,
  testWith,
  type Daemon,
} from '../support/recipes/server.ts'

let place: Place
let address: string
let daemon: Daemon | undefined
beforeEach(async () => {
  place = await Place.make()
  address = ownAddress()
})
afterEach(async () => {
  await daemon?.stop()
  daemon = undefined
  await place.remove()
})

const testHere = testWith('nginx', 'openssl')

testHere('nginx serves the new certificate, and keeps the last pair', async () => {
  const env = await startNginx()
  const before = await serialServed(address)

  const { code, log } = await place.deploy(env)

  expect(code === 0 ? '' : log).toBe('')
  expect(before).toBe(place.live.serialNumber)
  await untilServed(address, place.next.serialNumber)
  await expect(place.link('live')).resolves.toBe(place.next.serialNumber)
  await expect(place.link('last')).resolves.toBe('first')
  await expectPair()
  await expect(stat(join(place.tls, 'next.key'))).rejects.toThrow('ENOENT')
})

testHere('nginx is left alone when the new pair is served already', async () => {
  const env = await startNginx()
  await place.deploy(env)
  const tree = await place.tree()

  const { code } = await place.deploy({ ...env, RELOAD: 'false' })

  expect(code).toBe(0)
  await expect(place.tree()).resolves.toStrictEqual(tree)
})

testHere(
  'a pair of an earlier run stays in place when a later run does not see it served',
  async () => {
    const env = await startNginx()
    await place.deploy(env)
    const tree = await place.tree()
    await using silent = await SilentServer.start()

    const { code } = await place.deploy({ ...env, SERVED_AT: silent.address, WAIT_SECONDS: '1' })

    expect(code).toBe(1)
    await expect(place.tree()).resolves.toStrictEqual(tree)
    await expect(place.link('live')).resolves.toBe(place.next.serialNumber)
    await untilServed(address, place.next.serialNumber)
  },
)

testHere('a chain in live that is not the served one any more is told of', async () => {
  const env = await startNginx()
  await place.deploy(env)
  await writeFile(join(place.tls, 'live/chain.pem'), place.live.chain)

  const { code } = await place.deploy(env)

  expect(code).toBe(1)
  await untilServed(address, place.next.serialNumber)
})

testHere('nginx is left alone when the chain is for another key', async () => {
  const env = await startNginx()
  const stranger = await Place.make()
  await place.write('chain.pem', stranger.next.chain)
  await stranger.remove()
  const tree = await place.tree()

  const { code } = await place.deploy(env)

  expect(code).toBe(1)
  await expect(place.tree()).resolves.toStrictEqual(tree)
  await untilServed(address, place.live.serialNumber)
})

testHere('nginx gets the last pair back when it does not take the new one', async () => {
  const env = await startNginx()

  const { code } = await place.deploy({ ...env, RELOAD: 'true', WAIT_SECONDS: '1' })

  expect(code).toBe(1)
  await expect(place.link('live')).resolves.toBe('first')
  await untilServed(address, place.live.serialNumber)
  await expect(stat(join(place.tls, 'next.key'))).resolves.toBeDefined()
  await expect(place.deploy(env)).resolves.toMatchObject({ code: 0 })
  await untilServed(address, place.next.serialNumber)
})

testHere(
  'nginx is reloaded with the last pair when its own check refuses the new one',
  async () => {
    const env = await startNginx()
    await place.write('chain.pem', `${place.next.chain}${NO_CERTIFICATE}`)

    const { code, log } = await place.deploy(env)

    expect(code).toBe(1)
    expect(log).toContain('test failed')
    expect(log.split('test is successful')).toHaveLength(2)
    await expect(readFile(join(place.folder, 'reloads'), 'utf8')).resolves.toBe('reload nginx\n')
    await expect(place.link('live')).resolves.toBe('first')
    await untilServed(address, place.live.serialNumber)
  },
)

testHere(
  'nginx gets the last pair back when the address is of a server that says nothing',
  async () => {
    const env = await startNginx()
    await using silent = await SilentServer.start()

    const { code } = await place.deploy({ ...env, SERVED_AT: silent.address, WAIT_SECONDS: '1' })

    expect(code).toBe(1)
    expect(silent.connections).toBe(1)
    await expect(place.link('live')).resolves.toBe('first')
    await untilServed(address, place.live.serialNumber)
  },
)

testHere.each(['CHAIN', 'TLS_FOLDER', 'RELOAD', 'SERVED_AT'])(
  'nginx is left alone when %s is empty',
  async (name) => {
    const env = await startNginx()
    const tree = await place.tree()

    const { code } = await place.deploy({ ...env, [name]: '' })

    expect(code).not.toBe(0)
    await expect(place.tree()).resolves.toStrictEqual(tree)
  },
)

/** A second entry of a chain that openssl, which reads the leaf, does not look at. */
const NO_CERTIFICATE = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'

/** Starts nginx as the page configures it, and comes back with what the page gives the script. */
async function startNginx(): Promise<Record<string, string>> {
  const config = await place.write(
    'nginx.conf',
    `daemon off;
pid nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen ${address} ssl;
    ${recipe('nginx', 'nginx', place.tls)}
  }
}
`,
  )
  const args = ['-p', place.folder, '-c', config]
  daemon = await startDaemon('nginx', args, () => isAnswering(address))
  const bin = await standIns(join(place.folder, 'bin'), {
    // The real one, with the test's own configuration.
    nginx: `exec ${pathOf('nginx')} ${args.join(' ')} "$@"`,
    systemctl: `echo "$@" >>"${place.folder}/reloads"; exec kill -HUP ${String(daemon.pid)}`,
  })
  return { PATH: bin, SERVED_AT: address, RELOAD: recipe('nginx', 'RELOAD', place.tls) }
}

async function expectPair(): Promise<void> {
  const leaf = new X509Certificate(await place.read('chain.pem'))
  expect(leaf.checkPrivateKey(createPrivateKey(await place.read('key.pem')))).toBe(true)
  const { mode } = await stat(join(place.tls, 'live', 'key.pem'))
  expect((mode & 0o777).toString(8)).toBe('600')
}
