import { expect, test } from '@jest/globals'
import { currentCertificate } from '../../src/plan/current.ts'
import { date, issuedReissue, OLD, order, reissue } from '../support/orders.ts'

const switched = { id: '200', validTill: undefined, validFrom: undefined, serialNumber: undefined }
const old = issuedReissue({
  id: '150',
  csr: OLD.pem,
  dateCreated: date('2026-06-01T10:00:00Z'),
  dateIssued: date('2026-06-02T10:00:00Z'),
  validTill: date('2026-12-17'),
})

test('ordinarily it is the one that the order shows', () => {
  const given = order({ status: 'reissue_pending' })
  expect(currentCertificate(given, [reissue(), old])).toBe(given.certificate)
  expect(currentCertificate(order(), [])).toEqual(order().certificate)
})

test('where the order shows a waiting one in its place, it is the newest issued one of the list', () => {
  const given = order({ status: 'reissue_pending' }, switched)
  const older = issuedReissue({ id: '140', dateCreated: date('2026-01-01') })
  expect(currentCertificate(given, [reissue(), older, old])).toMatchObject({
    id: '150',
    serialNumber: '0D0E0F',
    validFrom: date('2026-06-02T10:00:00Z'),
    validTill: date('2026-12-17'),
    csr: OLD.pem,
    serverPlatformId: 45,
    signatureHash: 'sha384',
  })
})

test('the same where the list does not show the waiting one', () => {
  const given = order({ status: 'reissue_pending' }, switched)
  expect(currentCertificate(given, [old]).id).toBe('150')
})

test('an order that shows only the new ID, beside all else of the live one: that is the live one', () => {
  const given = order({ status: 'reissue_pending' }, { id: '200' })
  expect(currentCertificate(given, [reissue(), old])).toMatchObject({
    serialNumber: '0A0B0C',
    validTill: date('2026-12-17'),
  })
})

test('with no issued one in the list it stays what the order shows', () => {
  const given = order({ status: 'reissue_pending' }, switched)
  expect(currentCertificate(given, [reissue()])).toBe(given.certificate)
})

test('without a date of issuance the start is that of creation', () => {
  const given = order({ status: 'reissue_pending' }, switched)
  const undated = { ...old, dateIssued: undefined }
  expect(currentCertificate(given, [undated]).validFrom).toEqual(date('2026-06-01T10:00:00Z'))
})

test('an issued order is never taken for switched', () => {
  const given = order({ status: 'issued' }, switched)
  expect(currentCertificate(given, [old])).toBe(given.certificate)
})
