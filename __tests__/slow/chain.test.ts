import { expect, jest, test } from '@jest/globals'
import { createPublicKey } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createAuthority,
  createSerialNumber,
  type Leaf,
} from '../../sandbox/authority/authority.ts'
import { rehearseDownload } from '../support/bundles.ts'
import { rehearse, type Rehearsal } from '../support/rehearsal.ts'
import { codesOf, dayFromToday } from '../support/stage.ts'

// A download that proves nothing is looked at again after 2, 4 and 8 seconds.

jest.setTimeout(120_000)

const INPUTS = { certificate_path: 'chain.pem', wait_minutes: '0.005' }

/** The new certificate as another authority of the same names would sign it, with its chain, PEM, leaf first. */
async function foreignChain(
  { sandbox, order, pair }: Rehearsal,
  wish: Partial<Leaf> = {},
): Promise<string[]> {
  const authority = await createAuthority(Date.now())
  const chain = await authority.issue({
    ...{ commonName: 'example.com', organization: 'Example Inc.', usage: 'server' },
    ...{ names: ['example.com', 'www.example.com'], signatureHash: 'sha256', intermediates: 1 },
    publicKey: createPublicKey(pair.publicKey).export({ format: 'der', type: 'spki' }),
    serialNumber: sandbox.order(order.id).current.serialNumber,
    ...{ validFrom: dayFromToday(-1), validTill: dayFromToday(90) },
    ...wish,
  })
  return chain.map(({ pem }) => pem)
}

type Bundle = (chain: readonly string[], rehearsal: Rehearsal) => string[] | Promise<string[]>

const bundles: [string, Bundle][] = [
  ['nothing', () => []],
  ['a page', () => ['<html><body>Maintenance</body></html>']],
  ['intermediates only', (chain) => chain.slice(1)],
  ['the leaf alone', (chain) => chain.slice(0, 1)],
  [
    'an issuer of that name that did not sign',
    async (chain, rehearsal) => [...chain.slice(0, 1), ...(await foreignChain(rehearsal)).slice(1)],
  ],
  [
    'another certificate with the same key',
    (_chain, rehearsal) => foreignChain(rehearsal, { serialNumber: createSerialNumber() }),
  ],
  [
    'a certificate that lacks a wanted name',
    (_chain, rehearsal) => foreignChain(rehearsal, { names: ['example.com'] }),
  ],
  [
    'a certificate that is not valid yet',
    (_chain, rehearsal) => foreignChain(rehearsal, { validFrom: dayFromToday(2) }),
  ],
  [
    'a certificate that has ended',
    (_chain, rehearsal) => foreignChain(rehearsal, { validTill: dayFromToday(-1) }),
  ],
]

test.concurrent.each(bundles)('%s is never written', async (_title, bundle) => {
  const rehearsal: Rehearsal = await rehearseDownload((chain) => bundle(chain, rehearsal))
  const [older] = await rehearsal.sandbox.chainOf(rehearsal.order.current.id)
  await writeFile(join(rehearsal.workspace, 'chain.pem'), older?.pem ?? '')

  const step = await rehearsal.step(INPUTS)

  expect(step.code).toBe(1)
  expect(step.outputs).toMatchObject({ status: 'issued', reissued: 'true' })
  expect(step.outputs['certificate_id']).toMatch(/^\d+$/)
  expect(step.outputs['certificate_path'] ?? '').toBe('')
  expect(codesOf(step).events.filter((code) => code === 'download_again')).toHaveLength(3)
  await expect(readdir(rehearsal.workspace)).resolves.toStrictEqual(['chain.pem'])
  await expect(readFile(join(rehearsal.workspace, 'chain.pem'), 'utf8')).resolves.toBe(older?.pem)
})

test.concurrent('the old certificate of a static CSR is never written as the new one', async () => {
  const account = { approval: false, switches: { otherDownloads: Infinity } }
  const rehearsal = await rehearse({ account, isStatic: true })

  const step = await rehearsal.step(INPUTS)

  expect(step.code).toBe(1)
  await expect(readdir(rehearsal.workspace)).resolves.toStrictEqual([])
})

test.concurrent('a skip that must download to see another key stays green', async () => {
  const rehearsal = await rehearse()
  await rehearsal.showOrder(({ certificate }) => {
    delete certificate['csr']
  })

  const step = await rehearsal.step({ ...INPUTS, renew_before: '30' })

  expect(step.code).toBe(0)
  expect(step.outputs).toMatchObject({ status: 'skipped' })
  expect(codesOf(step).events).toContain('chain_not_written')
  expect(step.outputs['certificate_path'] ?? '').toBe('')
  await expect(readdir(rehearsal.workspace)).resolves.toStrictEqual([])
})
