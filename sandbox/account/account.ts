import { createHash, X509Certificate } from 'node:crypto'
import { createSerialNumber, type Authority, type Issued } from '../authority/authority.ts'
import { keySizeOf, publicKeyOf } from '../authority/csr.ts'
import { createCsr } from '../api/keys.ts'
import {
  isTls,
  namesOf,
  type Certificate,
  type Order,
  type OrderRequest,
  type PastOrder,
} from './records.ts'
import type { Settings, Switches } from '../settings.ts'

/** What an account is made of: how it behaves, its clock (milliseconds) and who signs for it. */
export interface AccountParams {
  readonly settings: Settings
  readonly switches: Switches
  readonly now: () => number
  readonly authority: Authority
}

type CertificateFields = Pick<Certificate, 'orderId' | 'commonName' | 'dnsNames' | 'created'> &
  Partial<Omit<Certificate, 'id'>>

/** The orders of an account, their requests and their certificates. */
export class Account {
  readonly settings: Settings
  readonly switches: Switches
  readonly now: () => number
  readonly authority: Authority
  readonly orders = new Map<number, Order>()
  readonly requests = new Map<number, OrderRequest>()
  readonly certificates = new Map<number, Certificate>()
  /** Reissues that are pending. */
  readonly waiting = new Set<OrderRequest>()
  /** What the orders were before their last changes, by the order's id. */
  readonly past = new Map<number, PastOrder[]>()
  readonly #chains = new Map<number, Promise<readonly Issued[]>>()
  readonly #csrs = new Map<number, Promise<string>>()
  readonly #keySizes = new Map<string, number>()
  #lastId = 0

  constructor(params: AccountParams) {
    this.settings = params.settings
    this.switches = params.switches
    this.now = params.now
    this.authority = params.authority
  }

  /** A number that was not given out before; orders, certificates and requests look different. */
  nextId(kind: 'order' | 'certificate' | 'request'): number {
    this.#lastId += 1
    return (
      { order: 120_000_000, certificate: 250_000_000, request: 33_000_000 }[kind] + this.#lastId
    )
  }

  /** Adds a pending certificate, unless the fields say otherwise. */
  addCertificate(fields: CertificateFields): Certificate {
    const certificate: Certificate = {
      status: 'pending',
      signatureHash: 'sha256',
      serverPlatform: -1,
      serialNumber: createSerialNumber(),
      issued: undefined,
      validFrom: undefined,
      validTill: undefined,
      csr: undefined,
      intermediates: this.settings.intermediates,
      downloads: 0,
      ...fields,
      id: this.nextId('certificate'),
    }
    this.certificates.set(certificate.id, certificate)
    return certificate
  }

  /** The CSR of a certificate, PEM; made, with a key that is not kept, where none was sent. */
  csrOf(certificate: Certificate): Promise<string> {
    const known = certificate.csr ?? this.#csrs.get(certificate.id)
    if (known !== undefined) {
      return Promise.resolve(known)
    }
    const { commonName } = certificate
    const made = createCsr({ commonName, names: namesOf(certificate) }).then(
      ({ csr }) => (certificate.csr = csr),
    )
    this.#csrs.set(certificate.id, made)
    return made
  }

  /** The CSR of a certificate, and the bits of its key. */
  async csrAndKeySizeOf(certificate: Certificate): Promise<{ csr: string; keySize: number }> {
    const csr = await this.csrOf(certificate)
    const keySize = this.#keySizes.get(csr) ?? keySizeOf(csr)
    this.#keySizes.set(csr, keySize)
    return { csr, keySize }
  }

  /** The chain of an issued certificate, leaf first, root last; signed when first read. */
  chainOf(certificate: Certificate): Promise<readonly Issued[]> {
    const chain = this.#chains.get(certificate.id) ?? this.#sign(certificate)
    this.#chains.set(certificate.id, chain)
    return chain
  }

  /** SHA-1 of an issued certificate, 40 hexadecimal digits. */
  async thumbprintOf(certificate: Certificate): Promise<string> {
    const [leaf] = await this.chainOf(certificate)
    const der = new X509Certificate(leaf?.pem ?? '').raw
    return createHash('sha1').update(der).digest('hex').toUpperCase()
  }

  async #sign(certificate: Certificate): Promise<readonly Issued[]> {
    const order = this.orders.get(certificate.orderId)
    const { validFrom, validTill } = certificate
    if (!order || !validFrom || !validTill) {
      throw new Error(`certificate ${String(certificate.id)} is not issued`)
    }
    const tls = isTls(order.product)
    return this.authority.issue({
      ...certificate,
      validFrom,
      validTill,
      organization: order.organization.name,
      names: tls ? namesOf(certificate) : [],
      publicKey: publicKeyOf(await this.csrOf(certificate)),
      usage: tls ? 'server' : 'code',
    })
  }
}
