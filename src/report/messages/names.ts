import type { NameFault } from '../../util/names.ts'

/** The fault of a typed name, as it follows the name or "which". */
export const NAME_FAULTS: Readonly<Record<NameFault, string>> = {
  url: 'is a URL or an address, not a name: give the host alone',
  space: 'holds a space',
  ip_address: 'is an IP address; a reissue cannot add one',
  not_idn: 'is not a valid internationalized name',
  long_name: 'is longer than 253 characters',
  ends_in_number: 'ends in a number, like an IP address',
  empty_label: 'has an empty label (two dots, or a dot at an end)',
  long_label: 'has a label of more than 63 characters',
  inner_wildcard: 'has a wildcard that is not the whole leftmost label',
  other_characters: 'has a label with characters other than letters, digits and inner hyphens',
  not_a_name: 'is neither a name nor an IP address',
}
