import { afterEach, beforeEach, expect } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recipe } from '../support/recipes/page.ts'
import { Place } from '../support/recipes/place.ts'
import { ownAddress, serveLive, type Served } from '../../tools/serveLive.ts'
import { run, serialServed, standIns, testWith } from '../support/recipes/server.ts'

const PASSWORD = 'not-a-secret'
const testHere = testWith('openssl', 'keytool')

let place: Place
let server: Served | undefined
beforeEach(async () => {
  place = await Place.make()
})
afterEach(async () => {
  await server?.stop()
  server = undefined
  await place.remove()
})

testHere('a server reads the PKCS #12 file, and keytool reads both stores', async () => {
  server = await serveLive(async () => ({
    pfx: await readFile(join(place.tls, 'live', 'keystore.p12')),
    passphrase: PASSWORD,
  }))
  const { address } = server
  const bin = await standIns(join(place.folder, 'bin'), { systemctl: 'exit 0', chgrp: 'exit 0' })

  const { code, log } = await place.deploy({
    ...{ PATH: bin, SERVED_AT: address, STORE_PASSWORD: PASSWORD },
    RELOAD: recipe('PKCS #12 and Java keystore', 'RELOAD', place.tls),
  })

  expect(code === 0 ? '' : log).toBe('')
  await expect(serialServed(address)).resolves.toBe(place.next.serialNumber)
  for (const store of ['keystore.p12', 'keystore.jks']) {
    const path = join(place.tls, 'live', store)
    const args = ['-list', '-rfc', '-alias', 'server', '-keystore', path, '-storepass', PASSWORD]
    const { log: listed } = await run('keytool', args)
    const [leaf = ''] = /-----BEGIN [^]+?-----END CERTIFICATE-----/.exec(listed) ?? []
    expect(listed).toContain('PrivateKeyEntry')
    expect(new X509Certificate(leaf).serialNumber).toBe(place.next.serialNumber)
  }
})

testHere('a password that no store takes leaves everything as it was', async () => {
  const tree = await place.tree()

  const { code } = await place.deploy({
    ...{ SERVED_AT: ownAddress(), RELOAD: 'true', STORE_PASSWORD: 'short' },
  })

  expect(code).not.toBe(0)
  await expect(place.link('live')).resolves.toBe('first')
  expect((await place.tree()).filter((path) => !path.includes('.part'))).toStrictEqual(tree)
})
