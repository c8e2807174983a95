import { afterEach, beforeEach, expect } from '@jest/globals'
import { startCluster, type Cluster } from '../support/recipes/cluster.ts'
import { recipe } from '../support/recipes/page.ts'
import { Place } from '../support/recipes/place.ts'
import { ownAddress, serveLive, type Served } from '../../tools/serveLive.ts'
import { serialServed, testWith } from '../support/recipes/server.ts'

const SECRET = '/api/v1/namespaces/web/secrets/www-example-com'
const testHere = testWith('openssl', 'kubectl')

let place: Place
let cluster: Cluster
let ingress: Served
beforeEach(async () => {
  place = await Place.make()
  cluster = await startCluster()
  ingress = await serveLive(() => {
    const { 'tls.key': key = '', 'tls.crt': cert = '' } = cluster.secret(SECRET)
    return Promise.resolve({ key, cert })
  })
})
afterEach(async () => {
  await Promise.all([ingress.stop(), cluster.stop()])
  await place.remove()
})

testHere('the secret gets key and chain together, without a copy in an annotation', async () => {
  const { code, log } = await place.deploy(await settings())

  expect(code === 0 ? '' : log).toBe('')
  expect(cluster.secret(SECRET)).toStrictEqual({
    'tls.crt': place.next.chain,
    'tls.key': place.next.key,
  })
  expect(cluster.writes).toStrictEqual(['PATCH application/apply-patch+yaml'])
  await expect(serialServed(ingress.address)).resolves.toBe(place.next.serialNumber)
})

testHere('the secret gets the last pair back when the new one is not served', async () => {
  const env = await settings()

  const { code } = await place.deploy({ ...env, SERVED_AT: ownAddress(), WAIT_SECONDS: '0' })

  expect(code).toBe(1)
  expect(cluster.secret(SECRET)).toMatchObject({ 'tls.key': place.live.key })
  expect(cluster.writes).toHaveLength(2)
})

/** The page's settings; kubectl finds the stand-in in a configuration of the test's own. */
async function settings(): Promise<Record<string, string>> {
  const config = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'test' },
    clusters: [{ name: 'test', cluster: { server: cluster.url } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: {} }],
  }
  return {
    HOME: place.folder,
    KUBECONFIG: await place.write('kubeconfig.json', JSON.stringify(config)),
    SERVED_AT: ingress.address,
    RELOAD: recipe('Kubernetes', 'RELOAD', place.tls),
  }
}
