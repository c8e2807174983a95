import { describe, expect, test } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { chmod, link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chanceOf, pick } from '../support/simulation/chance.ts'
import { pemsIn, rehearseDownload } from '../support/bundles.ts'
import { rehearse, type Rehearsal } from '../support/rehearsal.ts'

const INPUTS = { certificate_path: 'chain.pem', wait_minutes: '0.005' }

/** The certificates' DER, so that line ends do not matter. */
function rawOf(pems: readonly string[]): string[] {
  return pems.map((pem) => new X509Certificate(pem).raw.toString('base64'))
}

/** The new certificate's chain as it should be written: leaf, then each issuer, without the root. */
async function chainOf({ sandbox, order }: Rehearsal): Promise<string[]> {
  const chain = await sandbox.chainOf(sandbox.order(order.id).current.id)
  return chain.slice(0, -1).map(({ pem }) => pem)
}

function shuffled(all: readonly string[], seed: number): string[] {
  const chance = chanceOf(seed)
  const left = [...all]
  return all.flatMap(() => left.splice(pick(chance, left.length), 1))
}

describe('the written chain', () => {
  test.each([
    [2, 1, false],
    [3, 1, true],
    [3, 2, false],
    [4, 2, true],
    [4, 3, false],
    [5, 3, true],
  ] as const)(
    'a bundle of %s certificates in any order comes out leaf first, without the root',
    async (length, intermediates, withRoot) => {
      const seen: number[] = []
      for (const seed of [1, 2]) {
        const rehearsal = await rehearseDownload(
          (chain) => {
            const bundle = shuffled(withRoot ? chain : chain.slice(0, -1), seed)
            seen.push(bundle.length)
            return bundle
          },
          { account: { intermediates } },
        )

        const step = await rehearsal.step(INPUTS)

        const written = await readFile(join(step.workspace, 'chain.pem'), 'utf8')
        const expected = await chainOf(rehearsal)
        expect(step.code).toBe(0)
        expect(rawOf(pemsIn(written))).toStrictEqual(rawOf(expected))
        expect(step.outputs['certificate_path']).toBe(join(step.workspace, 'chain.pem'))
      }
      expect(seen).toStrictEqual([length, length])
    },
  )

  test.each(['root_first', 'shuffled'] as const)('the API’s own order: %s', async (bundleOrder) => {
    const account = { approval: false, intermediates: 2, switches: { bundleOrder } } as const
    const rehearsal = await rehearse({ account })

    const step = await rehearsal.step(INPUTS)

    const written = await readFile(join(step.workspace, 'chain.pem'), 'utf8')
    expect(rawOf(pemsIn(written))).toStrictEqual(rawOf(await chainOf(rehearsal)))
    expect(step.outputs['serial_number']).toBe(rehearsal.order.current.serialNumber)
  })

  test.each(['without_root', 'with_root'] as const)(
    'the chain of the answer, %s, which needs neither wait nor download',
    async (chainInAnswer) => {
      const account = {
        intermediates: 2,
        switches: { chainInAnswer, bundleOrder: 'shuffled' },
      } as const
      const rehearsal = await rehearse({ account })

      const step = await rehearsal.step({
        ...{ skip_approval: 'true', wait_minutes: '0' },
        certificate_path: 'chain.pem',
      })

      const written = await readFile(join(step.workspace, 'chain.pem'), 'utf8')
      expect(step.code).toBe(0)
      expect(step.outputs).toMatchObject({
        ...{ status: 'issued', reissued: 'true' },
        serial_number: rehearsal.order.current.serialNumber,
        valid_till: rehearsal.order.current.validTill,
      })
      expect(rawOf(pemsIn(written))).toStrictEqual(rawOf(await chainOf(rehearsal)))
      expect(rehearsal.calls).toStrictEqual(['order', 'reissue'])
    },
  )

  test('the right certificate, though the first download brings another one of the order', async () => {
    const account = { approval: false, switches: { otherDownloads: 1 } }
    const rehearsal = await rehearse({ account })

    const step = await rehearsal.step(INPUTS)

    const written = await readFile(join(step.workspace, 'chain.pem'), 'utf8')
    expect(step.code).toBe(0)
    expect(rawOf(pemsIn(written))).toStrictEqual(rawOf(await chainOf(rehearsal)))
    expect(rehearsal.calls.filter((endpoint) => endpoint === 'download')).toHaveLength(2)
  })

  test('the new certificate of a static CSR, though the first download brings the old one', async () => {
    const account = { approval: false, switches: { otherDownloads: 1 } }
    const rehearsal = await rehearse({ account, isStatic: true })
    const old = await chainOf(rehearsal)

    const step = await rehearsal.step(INPUTS)

    const written = await readFile(join(step.workspace, 'chain.pem'), 'utf8')
    expect(rehearsal.calls.filter((endpoint) => endpoint === 'download')).toHaveLength(2)
    expect(rawOf(pemsIn(written))).toStrictEqual(rawOf(await chainOf(rehearsal)))
    expect(rawOf(pemsIn(written))).not.toStrictEqual(rawOf(old))
  })
})

describe('the file', () => {
  const account = { approval: false }

  test('is readable for all whatever the umask says, its folders are made, and nothing else is left', async () => {
    const rehearsal = await rehearse({ account })

    const step = await rehearsal.step(
      { ...INPUTS, certificate_path: 'tls/live/chain.pem' },
      { nodeOptions: ['--import', 'data:text/javascript,process.umask(0o077)'] },
    )

    const { mode } = await stat(join(step.workspace, 'tls/live/chain.pem'))
    expect(step.code).toBe(0)
    expect((mode & 0o777).toString(8)).toBe('644')
    await expect(readdir(join(step.workspace, 'tls/live'))).resolves.toStrictEqual(['chain.pem'])
  })

  test('takes the place of an older chain whole: who has that one open goes on reading it', async () => {
    const rehearsal = await rehearse({ account })
    const path = join(rehearsal.workspace, 'chain.pem')
    const old = (await chainOf(rehearsal)).join('')
    await writeFile(path, old)
    await chmod(path, 0o640)
    await link(path, join(rehearsal.workspace, 'open.pem'))

    const step = await rehearsal.step({ ...INPUTS, certificate_path: path })

    const { mode } = await stat(path)
    expect(step.code).toBe(0)
    expect((mode & 0o777).toString(8)).toBe('640')
    expect(rawOf(pemsIn(await readFile(path, 'utf8')))).toStrictEqual(
      rawOf(await chainOf(rehearsal)),
    )
    await expect(readFile(join(rehearsal.workspace, 'open.pem'), 'utf8')).resolves.toBe(old)
  })

  test('is not there, nor any part of it, when it cannot be written', async () => {
    const rehearsal = await rehearseDownload(async (chain) => {
      // A folder of that name is made between the check and the write.
      await mkdir(join(rehearsal.workspace, 'tls/chain.pem'), { recursive: true })
      return chain
    })

    const step = await rehearsal.step({ ...INPUTS, certificate_path: 'tls/chain.pem' })

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'issued', reissued: 'true' })
    expect(step.outputs['certificate_path'] ?? '').toBe('')
    await expect(readdir(join(step.workspace, 'tls'))).resolves.toStrictEqual(['chain.pem'])
    await expect(readdir(join(step.workspace, 'tls/chain.pem'))).resolves.toStrictEqual([])
  })

  test.each<[string, (path: string, rehearsal: Rehearsal) => Promise<unknown>]>([
    [
      'a file with a private key',
      (path, { pair }) => writeFile(path, `${pair.csr}${pair.privateKey}`),
    ],
    ['a file with something else', (path) => writeFile(path, 'name=value\n')],
    ['a folder', (path) => mkdir(path)],
    [
      'a link',
      async (path) => {
        await writeFile(`${path}.real`, '')
        await symlink(`${path}.real`, path)
      },
    ],
    ['a link to nothing', (path) => symlink(`${path}.real`, path)],
  ])('never takes the place of %s, and nothing is sent', async (_title, make) => {
    const rehearsal = await rehearse({ account })
    const path = join(rehearsal.workspace, 'chain.pem')
    await make(path, rehearsal)
    const before = await readdir(rehearsal.workspace)

    const step = await rehearsal.step(INPUTS)

    expect(step.code).toBe(1)
    expect(step.outputs['reason']).toContain('certificate_path ("chain.pem")')
    expect(rehearsal.calls).toStrictEqual([])
    await expect(readdir(rehearsal.workspace)).resolves.toStrictEqual(before)
  })

  test('is not written below a file, nor over the CSR', async () => {
    const rehearsal = await rehearse({ account })
    await writeFile(join(rehearsal.workspace, 'server.csr'), rehearsal.pair.csr)

    const [below, over] = await Promise.all([
      rehearsal.step({ csr: 'server.csr', certificate_path: 'server.csr/chain.pem' }),
      rehearsal.step({ csr: 'server.csr', certificate_path: './server.csr' }),
    ])

    expect(below.outputs['reason']).toMatch(/^Bad input, nothing was sent: certificate_path/)
    expect(over.outputs['reason']).toContain('certificate_path ("./server.csr")')
    expect(rehearsal.calls).toStrictEqual([])
    await expect(readFile(join(rehearsal.workspace, 'server.csr'), 'utf8')).resolves.toBe(
      rehearsal.pair.csr,
    )
  })
})
