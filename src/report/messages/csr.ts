import type { FileFault } from '../../util/fileError.ts'
import type { CsrFault } from '../../x509/csrError.ts'

/** The fault of a CSR, as it follows the name of the input. */
export function csrFaultText(fault: CsrFault): string {
  switch (fault.code) {
    case 'private_key':
      return 'is a private key; give the CSR'
    case 'certificate':
      return 'is a certificate, not a certificate request (CSR)'
    case 'several':
      return 'holds more than one certificate request'
    case 'no_request':
      return 'holds no certificate request (-----BEGIN CERTIFICATE REQUEST-----)'
    case 'damaged':
      return 'cannot be read as a certificate request: it is damaged or cut off'
    case 'unreadable_key':
      return 'holds a public key that cannot be read'
    case 'weak_key':
      return `has an RSA key of ${fault.bits} bits; at least 2048 are needed`
    case 'other_curve':
      return `has a key on the curve ${fault.curve ?? '(unknown)'}; P-256, P-384 and P-521 are accepted`
    case 'explicit_curve':
      return 'has an elliptic curve key with explicit parameters; CAs accept a curve by its name alone. Make the key with a named curve (P-256)'
    case 'other_key_type':
      return `has a key of type ${fault.type ?? '(unknown)'}; RSA and elliptic curves are accepted`
    case 'unknown_algorithm':
      return `is signed with an algorithm that this action cannot check (${fault.oid}); sign it with SHA-256, SHA-384 or SHA-512`
    case 'signature':
      return 'has a signature that does not match its content: it was damaged or altered'
  }
}

/** Why the file that should hold the CSR will not do; `detail` is the code of the operating system. */
export function csrFileText(fault: FileFault, detail: string): string {
  switch (fault) {
    case 'missing':
      return 'is neither a PEM certificate request nor the path of an existing file'
    case 'not_regular':
      return 'is not a regular file'
    case 'too_large':
      return 'is a file of over 64 KB'
    case 'unreadable':
    case 'unwritable':
      return `cannot be read as a file (${detail})`
  }
}
