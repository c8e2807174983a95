import { expect, test } from '@jest/globals'
import { serialKey } from '../../src/x509/serial.ts'

test.each([
  ['0A0B', 'a0b'],
  ['0a:0b', 'a0b'],
  ['00 0A 0B', 'a0b'],
  ['000A0B00', 'a0b00'],
  ['0', ''],
])('%s is %s', (serial, key) => {
  expect(serialKey(serial)).toBe(key)
})
