import { describe, expect, test } from '@jest/globals'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rehearse } from '../support/rehearsal.ts'

describe('an input under a name that the runner does not know', () => {
  test.each(['INPUT_DRY-RUN', 'INPUT_DRYRUN'])('%s ends the run before a request', async (name) => {
    const rehearsal = await rehearse()

    const step = await rehearsal.step({}, { env: { [name]: 'true' } })

    expect(step.code).toBe(1)
    expect(step.outputs['reissued']).toBe('false')
    expect(step.outputs['status'] ?? '').toBe('')
    expect(step.outputs['reason']).toContain('dry_run')
    expect(rehearsal.calls).toStrictEqual([])
  })
})

describe('a secret', () => {
  const masksOf = (log: string): string[] =>
    log
      .split('\n')
      .filter((line) => line.startsWith('::add-mask::'))
      .map((line) => line.slice('::add-mask::'.length))

  test('of several lines is masked line by line, but for what would garble the log', async () => {
    const rehearsal = await rehearse()
    const api_key = '{\n  "key": "0123456789abcdef"\n}'

    const step = await rehearsal.step({ api_key })

    expect(step.code).toBe(1)
    expect(masksOf(step.log)).toStrictEqual(['"key": "0123456789abcdef"'])
    expect(rehearsal.calls).toStrictEqual([])
  })

  test('that is a private key in base64, in a comment, is refused and masked', async () => {
    const rehearsal = await rehearse()
    const key = rehearsal.pair.privateKey.replace(/-----[^-]+-----|\n/g, '')

    const step = await rehearsal.step({ comments: `made with ${key}` })

    expect(step.code).toBe(1)
    expect(masksOf(step.log)).toContain(key)
    expect(step.log.replace(`::add-mask::${key}`, '') + step.summary).not.toContain(key)
    expect(JSON.stringify(step.outputs)).not.toContain(key)
    expect(rehearsal.calls).toStrictEqual([])
  })
})

describe('certificate_path', () => {
  test('is written, and put out, exactly as it was given', async () => {
    const rehearsal = await rehearse({ account: { approval: false } })
    const name = '##[error]a  b%0A.pem'

    const step = await rehearsal.step({ certificate_path: name, wait_minutes: '0.005' })

    expect(step.code).toBe(0)
    expect(step.outputs['certificate_path']).toBe(join(step.workspace, name))
    await expect(readdir(step.workspace)).resolves.toStrictEqual([name])
    await expect(readFile(join(step.workspace, name), 'utf8')).resolves.toContain('-----BEGIN')
  })

  test.each(['a\nb.pem', 'a\tb.pem', 'a\u202eb.pem', '~/chain.pem', 'chain.pem/'])(
    '%j ends the run before a request',
    async (certificate_path) => {
      const rehearsal = await rehearse()

      const step = await rehearsal.step({ certificate_path })

      expect(step.code).toBe(1)
      expect(step.outputs['reason']).toContain('certificate_path')
      expect(rehearsal.calls).toStrictEqual([])
      await expect(readdir(step.workspace)).resolves.toStrictEqual([])
    },
  )

  test('below a file ends the run before a request', async () => {
    const rehearsal = await rehearse()
    await writeFile(join(rehearsal.workspace, 'plain'), 'text')

    const step = await rehearsal.step({ certificate_path: 'plain/chain.pem' })

    expect(step.code).toBe(1)
    expect(rehearsal.calls).toStrictEqual([])
  })
})
