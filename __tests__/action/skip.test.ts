import { describe, expect, test } from '@jest/globals'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { createAuthority } from '../../sandbox/authority/authority.ts'
import { pemsIn } from '../support/bundles.ts'
import { rehearse } from '../support/rehearsal.ts'
import { codesOf, reasonOf } from '../support/stage.ts'

const INPUTS = { renew_before: '30', certificate_path: 'tls/chain.pem' }

describe('a run that skips', () => {
  test.each([false, true])(
    'writes the current chain where it holds the CSR’s key, so that a deploy step can run (a file was there: %p)',
    async (wasThere) => {
      const rehearsal = await rehearse({ isStatic: true })
      const path = join(rehearsal.workspace, 'chain.pem')
      if (wasThere) {
        await writeFile(path, (await createAuthority(Date.now())).root)
      }

      const step = await rehearsal.step({ ...INPUTS, certificate_path: 'chain.pem' })

      const [leaf = ''] = pemsIn(await readFile(path, 'utf8'))
      const { serialNumber } = rehearsal.order.current
      expect(step.code).toBe(0)
      expect(step.outputs).toMatchObject({
        ...{ status: 'skipped', reissued: 'false', serial_number: serialNumber },
        certificate_path: path,
      })
      expect(new X509Certificate(leaf).serialNumber).toBe(serialNumber)
      expect(rehearsal.calls).toStrictEqual(['order', 'download'])
    },
  )

  test('says so in the reason where it holds another key, and writes nothing', async () => {
    const rehearsal = await rehearse()

    const step = await rehearsal.step(INPUTS)

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'skipped' })
    expect(reasonOf(step)).toBe('not_due')
    expect(codesOf(step).events).toContain('chain_not_written')
    expect(step.outputs['certificate_path'] ?? '').toBe('')
    expect(rehearsal.calls).toStrictEqual(['order'])
    await expect(readdir(rehearsal.workspace)).resolves.toStrictEqual([])
  })

  test('finds out by the download where the order does not show the CSR', async () => {
    const rehearsal = await rehearse({ isStatic: true })
    await rehearsal.showOrder(({ certificate }) => {
      delete certificate['csr']
    })

    const step = await rehearsal.step(INPUTS)

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'skipped' })
    expect(step.outputs['certificate_path']).toBe(join(rehearsal.workspace, 'tls/chain.pem'))
  })

  test('writes the right chain though the first download brings another of the order', async () => {
    const account = { switches: { otherDownloads: 1 } }
    const rehearsal = await rehearse({ isStatic: true, account })
    await rehearsal.sandbox.addHistory(rehearsal.order.id, 1)

    const step = await rehearsal.step(INPUTS)

    const [leaf = ''] = pemsIn(await readFile(join(rehearsal.workspace, 'tls/chain.pem'), 'utf8'))
    expect(step.code).toBe(0)
    expect(new X509Certificate(leaf).serialNumber).toBe(rehearsal.order.current.serialNumber)
    expect(rehearsal.calls).toStrictEqual(['order', 'download', 'download'])
  })

  test('fails where the download fails, for a deploy step would have nothing', async () => {
    const rehearsal = await rehearse({ isStatic: true })
    rehearsal.sandbox.addFault({ endpoint: 'download', fault: 'error', status: 403 })

    const step = await rehearsal.step(INPUTS)

    expect(step.code).toBe(1)
    expect(step.outputs).toMatchObject({ status: 'skipped', reissued: 'false' })
    expect(step.outputs['certificate_path'] ?? '').toBe('')
  })

  test('writes nothing without certificate_path, and nothing in a dry run', async () => {
    const rehearsal = await rehearse({ isStatic: true })

    const steps = await Promise.all([
      rehearsal.step({ renew_before: '30' }),
      rehearsal.step({ ...INPUTS, dry_run: 'true' }),
    ])

    for (const step of steps) {
      expect(step.outputs).toMatchObject({ status: 'skipped' })
      expect(step.outputs['certificate_path'] ?? '').toBe('')
    }
    expect(rehearsal.calls).toStrictEqual(['order', 'order'])
    await expect(readdir(rehearsal.workspace)).resolves.toStrictEqual([])
  })

  test('still sets auto-reissue', async () => {
    const rehearsal = await rehearse({ isStatic: true, order: { autoReissue: true } })

    const step = await rehearsal.step({ ...INPUTS, auto_reissue: 'false' })

    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ status: 'skipped', auto_reissue: 'false' })
    expect(step.outputs['certificate_path']).not.toBe('')
    expect(rehearsal.order.autoReissue).toBe(false)
  })
})
