import { expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { readSwitches } from '../../sandbox/readSwitches.ts'

const main = path.join(import.meta.dirname, '../../sandbox/main.ts')

test('the command says what to set, shows what it receives, and ends when told to', async () => {
  const names = ['--names', 'a.example, b.example', '--days-left', '7']
  const switches = ['--switch', 'autoReissueType=boolean', '--switch', 'requestsListed=false']
  using child = spawn(process.execPath, [main, '--no-approval', ...names, ...switches])
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const shown = (line: RegExp) => line.exec(output)?.[1]
  while (shown(/order_id: (\d+)\n/) === undefined) {
    await once(child.stdout, 'data')
  }

  const url = `${shown(/api_url: (.+)\n/) ?? ''}/order/certificate/${shown(/order_id: (\d+)\n/) ?? ''}`
  const answer = await fetch(url, { headers: { 'x-dc-devkey': shown(/api_key: (.+)\n/) ?? '' } })
  const info: unknown = await answer.json()
  expect(info).toMatchObject({
    certificate: { dns_names: ['a.example', 'b.example'], days_remaining: 7 },
    auto_reissue: false,
  })
  expect(info).not.toHaveProperty('requests')
  while (!output.includes(' GET ')) {
    await once(child.stdout, 'data')
  }
  child.kill('SIGTERM')
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  // On Windows nothing can be told to end; it is ended.
  expect([0, 'SIGTERM']).toContain(code ?? signal)
})

test('several numbers of days make as many orders, each with names of its own', async () => {
  const flags = ['--names', 'a.example,*.a.example', '--days-left', '7,90']
  using child = spawn(process.execPath, [main, ...flags])
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const shown = (name: string) => new RegExp(`${name}: (.+)\n`).exec(output)?.[1] ?? ''
  while (shown('order_ids') === '') {
    await once(child.stdout, 'data')
  }

  const orders = await Promise.all(
    shown('order_ids')
      .split(', ')
      .map(async (id) => {
        const url = `${shown('api_url')}/order/certificate/${id}`
        const answer = await fetch(url, { headers: { 'x-dc-devkey': shown('api_key') } })
        return await answer.json()
      }),
  )
  child.kill('SIGTERM')

  expect(orders).toMatchObject([
    { certificate: { dns_names: ['a.example', '*.a.example'], days_remaining: 7 } },
    { certificate: { dns_names: ['2.a.example', '*.2.a.example'], days_remaining: 90 } },
  ])
})

test.each(['x', '7,', ''])('a flag that is no number is refused', async (text) => {
  using child = spawn(process.execPath, [main, '--days-left', text])
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output).toContain('--days-left is not a number')
})

test('switches are read by the type of their default, and no others', () => {
  expect(readSwitches(['orderLagMs=500', 'csrListed=false', 'idType=string'])).toEqual({
    ...{ orderLagMs: 500, csrListed: false, idType: 'string' },
  })
  for (const text of ['nothing=1', 'orderLagMs=x', 'orderLagMs=', 'csrListed=no', 'idType']) {
    expect(() => readSwitches([text])).toThrow(text.split('=')[0])
  }
})
