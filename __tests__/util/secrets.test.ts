import { describe, expect, test } from '@jest/globals'
import { keyLines, secretLines } from '../../src/util/secrets.ts'

describe('a secret', () => {
  test('of one line is masked whole, however short', () => {
    expect(secretLines('KEY')).toEqual(['KEY'])
    expect(secretLines('KEY\n')).toEqual(['KEY'])
    expect(secretLines('')).toEqual([])
  })

  test('of several lines is masked line by line, but for lines that would garble the log', () => {
    const json = '{\n  "type": "service",\r\n  "key": "abcdef"\n}\n'
    expect(secretLines(json)).toEqual(['"type": "service",', '"key": "abcdef"'])
  })
})

describe('the lines of a key', () => {
  test.each([
    [
      'a block',
      'x\n-----BEGIN PRIVATE KEY-----\nAAAABBBB\nCCCC\n-----END PRIVATE KEY-----\nafterwards',
    ],
    ['escaped', '-----BEGIN PRIVATE KEY-----\\nAAAABBBB\\r\\n-----END PRIVATE KEY-----'],
    ['escaped otherwise', '-----BEGIN PRIVATE KEY-----%0AAAAABBBB%0D%0a'],
    ['cut at its start', 'AAAABBBB\n-----END PRIVATE KEY----- afterwards'],
    ['PuTTY', 'something\nPuTTY-User-Key-File\nAAAABBBB'],
  ])('%s', (_what, text) => {
    expect(keyLines(text).filter((line) => !line.startsWith('PuTTY'))).toEqual(['AAAABBBB'])
  })

  test('without markers are those that are longer than words', () => {
    const base64 = 'A'.repeat(20)
    expect(keyLines(`certificate ${base64} afterwards`)).toEqual([base64])
  })
})
