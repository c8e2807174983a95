import type { Name, SubjectAlternativeNameExtension } from '@peculiar/x509'
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  sign,
  type KeyObject,
  type KeyPairKeyObjectResult,
} from 'node:crypto'
import { isIP } from 'node:net'
import { promisify } from 'node:util'
import { x509 } from '../authority/x509.ts'

/** Kinds of keys; CertCentral refuses `rsa-1024`, `secp256k1` and `ed25519`. */
export type KeyKind =
  | 'rsa-1024'
  | 'rsa-2048'
  | 'rsa-3072'
  | 'rsa-4096'
  | 'p-256'
  | 'p-384'
  | 'p-521'
  | 'secp256k1'
  | 'ed25519'

/** A CSR and its key: `privateKey` is PKCS#8, `publicKey` is SPKI, all three are PEM. */
export interface CsrAndKey {
  readonly csr: string
  readonly privateKey: string
  readonly publicKey: string
}

/** What a CSR says. Without `key` (a private key, PEM) a new one of `kind` is made, P-256 by default. */
export interface CsrParams {
  readonly commonName?: string
  readonly names?: readonly string[]
  readonly kind?: KeyKind
  readonly key?: string
}

/** Curves by the name that WebCrypto, and so the X.509 library, gives them. */
const CURVES: Partial<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
  secp256k1: 'K-256',
}

/** A new private key, PKCS#8 PEM. */
export async function createKey(kind: KeyKind = 'p-256'): Promise<string> {
  const { privateKey } = await createKeyPair(kind)
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}

/** A CSR, signed with its key, with the names in its subject and its SAN extension. */
export async function createCsr(params: CsrParams = {}): Promise<CsrAndKey> {
  const privateKey = params.key
    ? createPrivateKey(params.key)
    : (await createKeyPair(params.kind ?? 'p-256')).privateKey
  const publicKey = createPublicKey(privateKey)
  const request = await x509.Pkcs10CertificateRequestGenerator.create(
    {
      name: params.commonName === undefined ? '' : subjectName({ CN: params.commonName }),
      extensions: params.names?.length ? [sanExtension(params.names)] : [],
      keys: { privateKey, publicKey },
      signingAlgorithm: algorithmOf(privateKey),
    },
    nodeCrypto,
  )
  return {
    csr: `${request.toString('pem')}\n`,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  }
}

/** A subject; its values are taken as they are, whatever they look like. */
export function subjectName(fields: Readonly<Record<string, string>>): Name {
  const values = Object.entries(fields).map(([type, value]) => ({
    [type]: [{ utf8String: value }],
  }))
  return new x509.Name(values)
}

/** The extension that holds DNS names and IP addresses. */
export function sanExtension(names: readonly string[]): SubjectAlternativeNameExtension {
  return new x509.SubjectAlternativeNameExtension(
    names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value })),
  )
}

function createKeyPair(kind: KeyKind): Promise<KeyPairKeyObjectResult> {
  if (kind === 'ed25519') {
    return promisify(generateKeyPair)('ed25519')
  }
  if (kind === 'rsa-1024' || kind === 'rsa-2048' || kind === 'rsa-3072' || kind === 'rsa-4096') {
    return promisify(generateKeyPair)('rsa', { modulusLength: Number(kind.slice(4)) })
  }
  return promisify(generateKeyPair)('ec', {
    namedCurve: kind === 'secp256k1' ? kind : kind.toUpperCase(),
  })
}

function algorithmOf(key: KeyObject): { name: string; hash: string; namedCurve?: string } {
  if (key.asymmetricKeyType === 'ed25519') {
    return { name: 'Ed25519', hash: 'SHA-512' }
  }
  if (key.asymmetricKeyType === 'rsa') {
    return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  }
  const namedCurve = CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 'P-256'
  return { name: 'ECDSA', hash: 'SHA-256', namedCurve }
}

/**
 * The two calls that the generator makes, on `node:crypto` keys: WebCrypto has neither secp256k1
 * nor short RSA keys, which tests need.
 */
const nodeCrypto = {
  subtle: {
    exportKey: (_format: string, key: KeyObject) =>
      Promise.resolve(new Uint8Array(key.export({ format: 'der', type: 'spki' })).buffer),
    sign: (_algorithm: unknown, key: KeyObject, data: ArrayBuffer) => {
      const hash = key.asymmetricKeyType === 'ed25519' ? null : 'sha256'
      const signature = sign(hash, new Uint8Array(data), { key, dsaEncoding: 'ieee-p1363' })
      return Promise.resolve(new Uint8Array(signature).buffer)
    },
  },
}
