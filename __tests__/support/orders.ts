import { createCsr } from '../../sandbox/api/keys.ts'
import { parseMoment, type Moment } from '../../src/util/moment.ts'
import type {
  Order,
  OrderCertificate,
  OrderRequest,
  ListedReissue,
} from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { markerText, type Fingerprint, type Run } from '../../src/order/fingerprint.ts'
import { pictureOf, type OrderPicture, type Reading } from '../../src/order/picture.ts'
import type { Situation } from '../../src/plan/decide.ts'
import { parseCsr } from '../../src/x509/csr.ts'
import { NOT_GIVEN } from './notGiven.ts'

// One healthy order, one ordinary wish: a test names only what is different in its case.

/** Noon, UTC, so that a day is neither just begun nor nearly over. */
export const NOW = Date.parse('2026-11-21T12:00:00Z')
export const NAMES = ['example.com', 'www.example.com']

/** The CSR that the run is given, that of the live certificate, and another one. */
export const [OURS, OLD, THEIRS] = await Promise.all([newCsr(), newCsr(), newCsr()])

async function newCsr() {
  return parseCsr((await createCsr({ commonName: 'example.com', names: NAMES })).csr)
}

/** A date of CertCentral; a text that is none is a mistake in the test. */
export function date(text: string): Moment {
  const moment = parseMoment(text)
  if (moment === undefined) {
    throw new Error(`not a date: ${text}`)
  }
  return moment
}

/** 199 days long, with 26 left, on an order that lasts another year. */
export function certificate(override: Partial<OrderCertificate> = {}): OrderCertificate {
  return {
    id: '100',
    serialNumber: '0A0B0C',
    commonName: 'example.com',
    dnsNames: NAMES,
    status: 'issued',
    validFrom: date('2026-06-01'),
    validTill: date('2026-12-17'),
    csr: OLD.pem,
    serverPlatformId: 45,
    signatureHash: 'sha384',
    ...override,
  }
}

export function order(
  override: Partial<Omit<Order, 'certificate'>> = {},
  changed: Partial<OrderCertificate> = {},
): Order {
  return {
    id: '123',
    status: 'issued',
    orderValidTill: date('2027-12-01'),
    autoReissue: false,
    product: { nameId: 'ssl_basic', type: 'ssl_certificate', name: 'Basic OV' },
    validationType: 'ov',
    requests: [],
    isRenewed: false,
    renewedBy: undefined,
    ...override,
    certificate: certificate(changed),
  }
}

/** A reissue that is awaiting approval, as a request of the order. */
export function request(override: Partial<OrderRequest> = {}): OrderRequest {
  return {
    id: '900',
    date: date('2026-11-21T09:00:00Z'),
    type: 'reissue',
    status: 'pending',
    comments: undefined,
    ...override,
  }
}

/** An entry of the list of reissues, with our key and names, which is pending. */
export function reissue(override: Partial<ListedReissue> = {}): ListedReissue {
  return {
    id: '200',
    serialNumber: undefined,
    commonName: 'example.com',
    dnsNames: NAMES,
    status: 'pending',
    dateCreated: date('2026-11-21T09:00:00Z'),
    dateIssued: undefined,
    validFrom: undefined,
    validTill: undefined,
    csr: OURS.pem,
    serverPlatformId: undefined,
    signatureHash: '',
    ...override,
  }
}

/** The same, issued. */
export function issuedReissue(override: Partial<ListedReissue> = {}): ListedReissue {
  return reissue({
    status: 'issued',
    serialNumber: '0D0E0F',
    dateIssued: date('2026-11-21T09:05:00Z'),
    validTill: date('2027-06-01'),
    ...override,
  })
}

/** A reissue with a new CSR and nothing else said. */
export function inputs(override: Partial<Inputs> = {}): Inputs {
  return {
    apiKey: 'key',
    ...NOT_GIVEN,
    orderId: '123',
    csr: OURS,
    ...override,
  }
}

export function run(override: Partial<Run> = {}): Run {
  return {
    id: '4242',
    attempt: 1,
    eventName: 'workflow_dispatch',
    line: 'Reissued by a run',
    ...override,
  }
}

/** An order as it was read, without its list. */
export function reading(override: Partial<Reading> = {}): Reading {
  return { order: order(), list: undefined, at: NOW, ...override }
}

export function situation(override: Partial<Situation> = {}): Situation {
  return { reading: reading(), inputs: inputs(), run: run(), ...override }
}

/** What makes a reissue ours. */
export function fingerprint(override: Partial<Fingerprint> = {}): Fingerprint {
  return { keyId: OURS.keyId, names: NAMES, removed: [], ...override }
}

/** The comments of a request that a run sent. */
export function comments(by: Partial<Run> = {}, of: Partial<Fingerprint> = {}): string {
  return `${markerText(run(by), fingerprint(of))} Reissued by a run`
}

/** The picture of a reading in which our reissue is asked for. */
export function picture(
  override: Partial<Reading> = {},
  of: Partial<Fingerprint> = {},
): OrderPicture {
  return pictureOf(reading(override), fingerprint(of))
}
