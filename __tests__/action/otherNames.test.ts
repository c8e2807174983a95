import { describe, expect, test } from '@jest/globals'
import { X509Certificate, webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { x509 } from '../../sandbox/authority/x509.ts'
import { make, makeCa } from '../support/certificates.ts'
import { pemsIn, rehearseDownload } from '../support/bundles.ts'
import { rehearse, type Rehearsal } from '../support/rehearsal.ts'
import { dnsName, oid, sequence, tlv } from '../support/requests.ts'
import { dayFromToday } from '../support/stage.ts'

/** The new certificate as a CA writes it that puts a UPN and a directory's name beside the DNS names. */
async function chainWithOtherNames(
  { pair }: Rehearsal,
  serialNumber: string,
): Promise<readonly string[]> {
  const days = { from: dayFromToday(-1), till: dayFromToday(90) }
  const ca = await makeCa('CA', days)
  const [, body = ''] = /-----\n([^-]+)-----/.exec(pair.publicKey) ?? []
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const spki = Buffer.from(body, 'base64')
  const publicKey = await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify'])
  const names = sequence(
    tlv(0xa0, oid('2b060104018237140203'), tlv(0xa0, tlv(0x0c, Buffer.from('svc@example.com')))),
    tlv(0xa4, sequence()),
    dnsName('example.com'),
    dnsName('www.example.com'),
  )
  const leaf = await make('example.com', {
    ...{ ...days, issuer: ca, keys: { ...ca.keys, publicKey }, serialNumber },
    extensions: [new x509.Extension('2.5.29.17', false, new Uint8Array(names))],
  })
  return [leaf.pem, ca.pem]
}

describe('a certificate with names of other kinds', () => {
  test('in the response is the one asked for: IDs, chain and all', async () => {
    const rehearsal = await rehearse()
    const chain = await chainWithOtherNames(rehearsal, '0b')
    rehearsal.sandbox.addFault({
      ...{ endpoint: 'reissue', fault: 'body', when: 'after' },
      body: JSON.stringify({
        id: rehearsal.order.id,
        requests: [{ id: 17, status: 'approved' }],
        certificate_id: 4711,
        certificate_chain: chain.map((pem) => ({ subject_common_name: 'example.com', pem })),
      }),
    })

    const step = await rehearsal.step({ certificate_path: 'chain.pem', wait_minutes: '0' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({
      ...{ reissued: 'true', status: 'issued', request_id: '17', certificate_id: '4711' },
      serial_number: '0B',
    })
    await expect(readFile(join(step.workspace, 'chain.pem'), 'utf8')).resolves.toBe(chain[0])
  })

  test('by download is verified and written', async () => {
    const rehearsal: Rehearsal = await rehearseDownload((_chain, sandbox) =>
      chainWithOtherNames(rehearsal, sandbox.order(rehearsal.order.id).current.serialNumber),
    )

    const step = await rehearsal.step({ certificate_path: 'chain.pem', wait_minutes: '0.005' })

    expect(step.code).toBe(0)
    const [leaf = ''] = pemsIn(await readFile(join(step.workspace, 'chain.pem'), 'utf8'))
    expect(new X509Certificate(leaf).subjectAltName).toContain('othername')
  })
})
