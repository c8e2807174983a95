import type { TargetFault } from '../../inputs/targetError.ts'
import type { FileError } from '../../util/fileError.ts'

/** Why the chain is not written to a path, as it follows the path. */
export function targetFaultText(fault: TargetFault): string {
  switch (fault.code) {
    case 'characters':
      return 'holds control or bidirectional characters'
    case 'home':
      return 'begins with ~, which only a shell replaces; give the full path'
    case 'folder':
      return 'ends like the path of a folder; give the path of a file'
    case 'long_name':
      return `holds the name of a file or folder that is longer than ${fault.maxBytes} bytes`
    case 'windows_name':
      return 'is not a path that Windows accepts'
    case 'csr':
      return 'is the file of the CSR, which the chain would replace; give another path'
    case 'link':
      return 'is a link; give the path that it leads to'
    case 'not_regular':
      return 'is not a regular file'
    case 'private_key':
      return 'holds a private key, which the chain would replace; give another path'
    case 'other_content':
      return 'is a file that is empty or holds something other than PEM certificates; remove it, or give another path'
    case 'unreadable':
      return `cannot be read (${fault.detail})`
    case 'unwritable':
      return `cannot be written (${fault.detail})`
  }
}

/** Why a file could not be read or written, as it follows the file. */
export function fileErrorText({ code, detail }: FileError): string {
  const text = FILE_FAULTS[code]
  return detail === '' ? text : `${text} (${detail})`
}

const FILE_FAULTS: Readonly<Record<FileError['code'], string>> = {
  missing: 'is not there',
  not_regular: 'is not a regular file',
  too_large: 'is too large',
  unreadable: 'cannot be read',
  unwritable: 'cannot be written',
}
