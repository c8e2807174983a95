/** Serial numbers differ in case and leading zeros between CertCentral and certificates. */
export function serialKey(serial: string): string {
  return serial
    .replace(/[^0-9a-f]/gi, '')
    .replace(/^0+/, '')
    .toLowerCase()
}
