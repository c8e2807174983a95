import { afterEach, beforeEach, expect } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installedAwsPackages } from '../../tools/tools.ts'
import { recipe } from '../support/recipes/page.ts'
import { Place } from '../support/recipes/place.ts'
import { ownAddress, serveLive, type Served } from '../../tools/serveLive.ts'
import {
  isAnswering,
  run,
  serialServed,
  standIns,
  startDaemon,
  testWith,
  type Daemon,
} from '../support/recipes/server.ts'

const packages = installedAwsPackages()
const testHere = packages === undefined ? testWith('moto') : testWith('openssl')

let place: Place
let moto: Daemon | undefined
let balancer: Served | undefined
let env: Record<string, string>
beforeEach(async () => {
  place = await Place.make()
})
afterEach(async () => {
  await Promise.all([moto?.stop(), balancer?.stop()])
  await place.remove()
})

testHere('the certificate of an ARN is replaced together with its key', async () => {
  await startAws(packages ?? '')
  balancer = await serveLive(async () => ({
    cert: await importedChain(),
    key: await readFile(join(place.tls, 'live', 'key.pem')),
  }))
  const first = join(place.tls, 'first')
  const leaf = await place.write('leaf.pem', place.live.chain.split(/(?<=END.*\n)/)[0] ?? '')
  const files = ['--certificate', `fileb://${leaf}`, '--private-key', `fileb://${first}/key.pem`]
  const imported = await aws('import-certificate', ...files)
  const arn = (JSON.parse(imported) as { CertificateArn: string }).CertificateArn
  env['ARN'] = arn
  const before = new X509Certificate(await importedChain()).serialNumber

  const reload = recipe('AWS Certificate Manager', 'RELOAD', place.tls)
  const { code, log } = await place.deploy({
    ...{ ...env, SERVED_AT: balancer.address },
    RELOAD: reload.replace(/arn:\S+/, arn),
  })

  expect(code === 0 ? '' : log).toBe('')
  expect(before).toBe(place.live.serialNumber)
  // moto puts Amazon's own root behind each chain.
  expect((await importedChain()).startsWith(place.next.chain)).toBe(true)
  await expect(serialServed(balancer.address)).resolves.toBe(place.next.serialNumber)
})

async function startAws(folder: string): Promise<void> {
  const python = `PYTHONPATH=${folder} exec python3`
  const address = ownAddress()
  const [host = '', port = ''] = address.split(':')
  const bin = await standIns(join(place.folder, 'bin'), {
    aws: `${python} ${join(folder, 'bin', 'aws')} "$@"`,
    moto: `${python} -c 'from moto.server import main; main()' "$@"`,
  })
  env = {
    ...{ PATH: bin, HOME: place.folder, AWS_ENDPOINT_URL: `http://${address}` },
    AWS_DEFAULT_REGION: 'eu-central-1',
    ...{ AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
  }
  const command = join(place.folder, 'bin', 'moto')
  moto = await startDaemon(command, ['-H', host, '-p', port], () => isAnswering(address))
}

/** The chain that ACM holds. */
async function importedChain(): Promise<string> {
  const { Certificate = '', CertificateChain = '' } = JSON.parse(
    await aws('get-certificate', '--certificate-arn', env['ARN'] ?? ''),
  ) as Readonly<Record<string, string>>
  return Certificate + CertificateChain
}

async function aws(...args: string[]): Promise<string> {
  const { code, log } = await run(join(place.folder, 'bin', 'aws'), ['acm', ...args], env)
  if (code !== 0) {
    throw new Error(log)
  }
  return log
}
