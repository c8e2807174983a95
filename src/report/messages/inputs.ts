import type { InputFault, InputProblem } from '../../inputs/fault.ts'
import type { OfCode } from '../../util/codedError.ts'
import { oneLine } from '../../util/text.ts'
import { csrFaultText, csrFileText } from './csr.ts'
import { NAME_FAULTS } from './names.ts'
import { all } from './phrases.ts'
import { targetFaultText } from './target.ts'

/** All that is wrong with a run's inputs: one sentence, or a list under a title. */
export function inputsText(faults: readonly InputFault[]): string {
  const texts = faults.map((fault) => `${fault.input} ${problemText(fault)}`)
  return texts.length === 1
    ? `Bad input, nothing was sent: ${texts.join('')}`
    : `${texts.length} bad inputs, nothing was sent:\n${texts.map((text) => `- ${text}`).join('\n')}`
}

/** The fault of an input, as it follows its name, and what to do. */
export function problemText(problem: InputProblem): string {
  const render = PROBLEMS[problem.code] as (problem: InputProblem) => string
  return render(problem)
}

type Renderers = {
  readonly [Code in InputProblem['code']]: (problem: OfCode<InputProblem, Code>) => string
}

const PROBLEMS: Renderers = {
  api_key_missing: () =>
    'is empty: is the secret set, and its name spelled right? Workflows from forks and Dependabot get no secrets',
  not_a_key: () => 'holds spaces, line breaks or other characters that no key has',
  not_a_url: () => 'is not a URL',
  foreign_host: () => 'must be under digicert.com or digicert.eu, because the API key goes there',
  not_https: () => 'must begin with https://',
  has_user_name: () => 'must not hold a user name or password',
  has_query: () => 'must not hold a query or fragment',
  order_id_missing: () => 'is empty: give the ID of the CertCentral order',
  not_an_order_id: () => "must be digits only, as CertCentral shows the order's ID",
  csr_missing: ({ uses }) =>
    `is empty, but ${all(uses)} ${uses.length === 1 ? 'is' : 'are'} given, which only a reissue uses. Check the step that creates the CSR, or remove ${uses.length === 1 ? 'that input' : 'those inputs'}`,
  nothing_to_do: () =>
    'is empty, and there is nothing else to do: give csr, auto_reissue or dry_run: true',
  bad_csr: ({ file, fault }) => `${inFile(file)}${csrFaultText(fault)}`,
  bad_csr_file: ({ given, fault, detail }) =>
    `${csrFileText(fault, detail)}${given === undefined ? '' : `: ${quoted(given)}`}`,
  private_key: ({ file }) =>
    `${inFile(file)}is a private key; ${file === undefined ? KEY_IN_LOG : KEY_IN_FILE}`,
  bad_target: ({ given, fault }) => `(${quoted(given)}) ${targetFaultText(fault)}`,
  no_names: () => "holds separators but no name; leave it empty to keep the order's names",
  bad_name: ({ given, fault }) => `holds ${quoted(given)}, which ${NAME_FAULTS[fault]}`,
  wanted_and_removed: ({ given }) =>
    `holds ${quoted(given)}, which common_name or dns_names lists too; take it out of one of them`,
  misspelled: ({ given }) => `is given as ${quoted(given)}, which the runner ignores`,
  not_a_boolean: ({ given }) => `must be true or false, not ${quoted(given)}`,
  not_an_integer: ({ given, min, max }) =>
    `must be a whole number from ${min} to ${max}, not ${quoted(given)}`,
  not_a_duration: ({ given, unit, above, max }) =>
    `must be a number of ${unit} (${above === undefined ? '' : `above ${above}, `}at most ${max}), not ${quoted(given)}`,
  not_a_window: ({ given }) =>
    `must be a number of days above 0, such as 30, or a share of the lifetime above 0% and below 100%, such as 33%, not ${quoted(given)}`,
  not_a_word: ({ given, words }) => `must be one of ${words.join(', ')}, not ${quoted(given)}`,
  renew_before_missing: () =>
    'is empty: give days before the end of a certificate (30), or a share of its lifetime (33%)',
  look_ahead_missing: () => 'needs look_ahead: without it no order is read ahead',
  too_many_days: ({ max }) => `must be at most ${max} days`,
  several_names: () => 'must be one name, not several',
  several_ids: () => 'must be one ID, not several',
  wildcard: ({ given }) =>
    `must be a name without a wildcard, not ${quoted(given)}: the names under it are included anyway`,
  not_an_id: ({ given }) =>
    `holds ${quoted(given)}, which is not an ID; an ID has digits only, as CertCentral shows it`,
}

const KEY_IN_LOG = 'the log of this job may show it: delete the log, and replace the key'
const KEY_IN_FILE = 'give the CSR, and leave the key where it is used'

function inFile(file: string | undefined): string {
  return file === undefined ? '' : `(the file ${quoted(file)}) `
}

/** The most characters of a bad value that a message repeats. */
const MOST_REPEATED = 40

/** A value as it stands in a message: on one line, and cut where it could be more than a mistake in typing. */
export function quoted(text: string): string {
  const characters = Array.from(oneLine(text))
  const isCut = characters.length > MOST_REPEATED
  return `"${characters.slice(0, MOST_REPEATED).join('')}${isCut ? '…' : ''}"`
}
