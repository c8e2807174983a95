import { expect } from '@jest/globals'
import { join } from 'node:path'
import { recipe } from '../support/recipes/page.ts'
import { Place } from '../support/recipes/place.ts'
import { ownAddress } from '../../tools/serveLive.ts'
import {
  isAnswering,
  serialServed,
  untilServed,
  standIns,
  startDaemon,
  testWith,
} from '../support/recipes/server.ts'

const testHere = testWith('haproxy', 'openssl')

testHere('HAProxy serves the new certificate', async () => {
  const place = await Place.make()
  const address = ownAddress()
  const bind = recipe('HAProxy', 'haproxy', place.tls).replace(':443', address)
  const frontend = `frontend tls\n  mode http\n  timeout client 5s\n${bind}`
  const config = await place.write('haproxy.cfg', `global\n  no strict-limits\n${frontend}`)
  const daemon = await startDaemon('haproxy', ['-W', '-f', config], () => isAnswering(address))
  try {
    const before = await serialServed(address)
    const reload = `exec kill -USR2 ${String(daemon.pid)}`
    const bin = await standIns(join(place.folder, 'bin'), { systemctl: reload })

    const { code, log } = await place.deploy({
      ...{ PATH: bin, SERVED_AT: address },
      RELOAD: recipe('HAProxy', 'RELOAD', place.tls).replace('/etc/haproxy/haproxy.cfg', config),
    })

    expect(code === 0 ? '' : log).toBe('')
    expect(before).toBe(place.live.serialNumber)
    await untilServed(address, place.next.serialNumber)
  } finally {
    await daemon.stop()
    await place.remove()
  }
})
