import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const ROOT = new URL('../../', import.meta.url)

test('the bundle holds what reads, and nothing that writes', () => {
  const bundle = readFileSync(new URL('dist/due/index.js', ROOT), 'utf8')
  const modules = [...bundle.matchAll(/MODULE: \.\/src\/(\S+)/g)].map(([, file]) => file)
  expect(modules).toEqual(
    expect.arrayContaining(['certcentral/reader.ts', 'certcentral/orders.ts', 'due/main.ts']),
  )
  expect(modules.filter((file) => /writer|^reissue\/(?!errors\.ts)/.test(file ?? ''))).toEqual([])
  // The library has methods for every verb; what the action asks for stands in its own code.
  const own = bundle.slice(bundle.indexOf('MODULE: ./src/'))
  const methods = [...own.matchAll(/method: ['"](\w+)['"]/g)].map(([, method]) => method)
  expect(new Set(methods)).toEqual(new Set(['GET']))
})
