import { describe, expect, test } from '@jest/globals'
import { progressOfEntry, progressOfOrder } from '../../src/plan/issuance.ts'
import {
  certificate,
  identity,
  issuedReissue,
  order,
  OURS,
  reissue,
  request,
  THEIRS,
} from '../support/orders.ts'

const sought = { identity: identity(), since: undefined, before: certificate() }

describe('by its entry in the list', () => {
  test('issued', () => {
    const entry = issuedReissue()
    expect(progressOfEntry(entry, identity())).toEqual({ issued: entry })
    expect(progressOfEntry(issuedReissue({ dnsNames: [] }), identity())).toHaveProperty('issued')
    expect(progressOfEntry(issuedReissue({ csr: undefined }), identity())).toHaveProperty('issued')
  })

  test.each([
    [{ commonName: 'example.com', dnsNames: ['other.example'] }, 'but without www.example.com'],
    [{ csr: THEIRS.pem }, "but for another key than the CSR's"],
  ])('issued, and not what was asked for: %j', (shown, why) => {
    expect(progressOfEntry(issuedReissue(shown), identity())).toEqual({
      rejected: `Certificate 200 is issued, ${why}`,
    })
  })

  test('rejected', () => {
    expect(progressOfEntry(reissue({ status: 'rejected' }), identity())).toEqual({
      rejected: 'The reissue was rejected (certificate 200)',
    })
  })

  test.each([
    ['', 'pending'],
    ['needs_approval', 'needs_approval'],
  ])('waiting, with the status %j', (status, shown) => {
    expect(progressOfEntry(reissue({ status }), identity())).toEqual({
      waiting: `Certificate 200 is not issued yet (${shown})`,
    })
  })
})

describe('by the order, where the list does not show it', () => {
  const shown = { id: '200', serialNumber: '0D0E0F', csr: OURS.pem }

  test('issued, by ID or by key and names', () => {
    for (const by of [sought, { ...sought, certificateId: '200' }]) {
      expect(progressOfOrder(order({}, shown), [], by)).toMatchObject({ issued: { id: '200' } })
    }
  })

  test.each([
    [{ ...shown, dnsNames: ['example.com'] }, 'but without www.example.com'],
    [{ ...shown, csr: THEIRS.pem }, "but for another key than the CSR's"],
  ])('issued, and not what was asked for', (certificate, why) => {
    const by = { ...sought, certificateId: '200' }
    expect(progressOfOrder(order({}, certificate), [], by)).toEqual({
      rejected: `Certificate 200 is issued, ${why}`,
    })
    // Without the ID it is simply another certificate.
    expect(progressOfOrder(order({}, certificate), [], sought)).toHaveProperty('waiting')
  })

  test('never the certificate that was current before, nor by the status alone', () => {
    const before = certificate({ csr: OURS.pem })
    const same = order({}, { csr: OURS.pem })
    expect(progressOfOrder(same, [], { ...sought, before })).toHaveProperty('waiting')
    expect(progressOfOrder(order(), [], sought)).toHaveProperty('waiting')
    const pending = order({ status: 'reissue_pending' }, shown)
    expect(progressOfOrder(pending, [], sought)).toHaveProperty('waiting')
  })

  test('rejected, when its request or the order is', () => {
    const requests = [request({ status: 'rejected' }), request({ id: '901' })]
    expect(progressOfOrder(order({ requests }), ['900'], sought)).toEqual({
      rejected: 'Request 900 was rejected',
    })
    expect(progressOfOrder(order({ requests }), ['901'], sought)).toHaveProperty('waiting')
    expect(progressOfOrder(order({ status: 'canceled' }), [], sought)).toEqual({
      rejected: 'The order is canceled',
    })
  })
})
