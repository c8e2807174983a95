import type { TargetFault } from '../../inputs/targetError.ts'
import type { FileError } from '../../util/fileError.ts'

/** Why the chain is not written to a path, as it follows the path. */
export function targetFaultText(fault: TargetFault): string {
  switch (fault.code) {
    case 'characters':
      return 'holds control or bidirectional characters'
    case 'home':
      return 'begins with ~, which only a shell replaces; give the path itself'
    case 'folder':
      return 'ends like a folder; give the path of a file'
    case 'long_name':
      return `has a name of more than ${fault.maxBytes} bytes in it`
    case 'windows_name':
      return 'is no path that Windows takes'
    case 'csr':
      return 'is the file of the CSR, which it would replace'
    case 'link':
      return 'is a link; give the path that it leads to'
    case 'not_regular':
      return 'is not a regular file'
    case 'private_key':
      return 'holds a private key, which the chain would replace'
    case 'other_content':
      return 'is a file that holds something other than PEM certificates, or nothing; remove it, or give another path'
    case 'unreadable':
      return `cannot be looked at (${fault.detail})`
    case 'unwritable':
      return `is where no file can be created (${fault.detail})`
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
