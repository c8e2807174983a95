import { createPublicKey, X509Certificate } from 'node:crypto'
import { publicKeyOf } from '../../sandbox/authority/csr.ts'
import { isTls, namesOf, type Certificate } from '../../sandbox/account/records.ts'
import { NAMES } from './scenario.ts'
import type { Attempt, Outcome } from './run.ts'

/** The promises that an outcome breaks, in sentences; nothing where it keeps them all. */
export function brokenIn(outcome: Outcome): string[] {
  const { attempts } = outcome
  return [
    ...once(outcome),
    ...dropsNothing(outcome),
    ...attempts.flatMap((attempt, index) =>
      [
        ...ends(attempt),
        ...greenMeansDone(outcome, attempt),
        ...keepsIds(outcome, attempt),
        ...tellsNoTales(outcome, attempt),
        ...decidesLate(outcome, attempt),
      ].map((broken) => `attempt ${index + 1}: ${broken}`),
    ),
  ]
}

/** At most one accepted reissue per run and key, in all attempts. */
function once({ sandbox, order, scenario, attempts }: Outcome): string[] {
  const accepted = sandbox.accepted.reissues(order.id)
  const isDry = scenario.inputs['dry_run'] === 'true'
  if (isDry && accepted + sandbox.accepted.autoReissues(order.id) > 0) {
    return ['a dry run wrote']
  }
  if (accepted <= 1) {
    return []
  }
  // Forced, it goes over what it cannot recognise, after an attempt or after a 429 to a POST that took effect.
  const first = sandbox.requests
    .slice(0, attempts[0]?.to)
    .filter(
      ({ endpoint, tookEffect, status }) => endpoint === 'reissue' && tookEffect && status !== 429,
    )
  if (first.length <= 1 && scenario.inputs['force'] === 'true') {
    return []
  }
  return [`${accepted} reissues were accepted`]
}

/** DigiCert revokes every older certificate for a name that goes: it goes only where that was asked. */
function dropsNothing({ order, scenario: { inputs } }: Outcome): string[] {
  const removed = inputs['remove_names']?.split(/[\s,]+/) ?? []
  const lost = order.droppedNames.filter((name) => !removed.includes(name))
  return lost.map((name) => `the name ${name} was dropped`)
}

function ends({ code, hung, stderr, log, outputs }: Attempt): string[] {
  const errors = log.match(/^::error::/gm)?.length ?? 0
  return [
    ...(hung ? ['it ran beyond its deadlines'] : []),
    ...(code === 0 || code === 1 ? [] : [`it exited with ${String(code)}`]),
    ...(stderr === '' ? [] : [`it wrote to stderr: ${stderr}`]),
    ...(errors === code ? [] : [`exit ${String(code)} with ${errors} error annotations`]),
    ...((outputs['reason'] ?? '') === '' ? ['there is no reason'] : []),
  ]
}

/** Exit 0 only if what was asked is true on the server. */
function greenMeansDone(outcome: Outcome, attempt: Attempt): string[] {
  const { scenario, order } = outcome
  const { code, outputs, log, chain } = attempt
  const broken = chain === undefined ? [] : provesItself(outcome, chain)
  if ((outputs['certificate_path'] ?? '') !== '' && chain === undefined) {
    broken.push('certificate_path names no file')
  }
  if (chain !== undefined && (outputs['certificate_path'] ?? '') === '') {
    broken.push('a chain is written, and certificate_path is empty')
  }
  if (code !== 0 || scenario.inputs['dry_run'] === 'true') {
    return broken
  }

  const wished = scenario.inputs['auto_reissue']
  const wanted = wished === 'true' || wished === '1'
  if (
    wished !== undefined &&
    attempt.autoReissue !== wanted &&
    !codesOf(log).includes('auto_reissue_unread')
  ) {
    broken.push(`auto-reissue is ${attempt.autoReissue}`)
  }
  if (!scenario.givesCsr || outputs['status'] === 'skipped') {
    return broken
  }

  const ours = ourCertificates(outcome)
  const isIssued = ours.some(({ status }) => status === 'issued')
  if (ours.length === 0) {
    broken.push('no reissue with this key and these names is on the order')
  }
  if (outputs['status'] === 'issued' && !isIssued) {
    broken.push('status is issued, and nothing is')
  }
  if (scenario.waitSeconds > 0 && outputs['status'] !== 'issued') {
    broken.push('it waited, and ended green without a certificate')
  }
  if (
    scenario.inputs['certificate_path'] !== undefined &&
    scenario.waitSeconds > 0 &&
    chain === undefined
  ) {
    broken.push('no chain is written')
  }
  // Where no comments are kept, no client can tell one with the same key and names from that of an earlier attempt.
  const isMistakable = scenario.earlier?.sameCsr === true && scenario.switches.commentsLength === 0
  const wasAccepted = outcome.sandbox.accepted.reissues(order.id) > 0
  if (outputs['reissued'] === 'true' && !wasAccepted && !isMistakable) {
    broken.push('reissued is true, and no reissue was accepted')
  }
  return broken
}

/** The leaf of a written chain holds the CSR's key and every wanted name. */
function provesItself(outcome: Outcome, chain: string): string[] {
  const leaf = new X509Certificate(chain)
  const isOurs = createPublicKey(outcome.privateKey).equals(leaf.publicKey)
  const names = isTls(outcome.order.product) ? wantedNames(outcome) : []
  const lacking = names.filter((name) => leaf.checkHost(name) === undefined)
  return [
    ...(isOurs ? [] : ['the written chain is for another key']),
    ...(lacking.length === 0 ? [] : [`the written chain lacks ${lacking.join(', ')}`]),
  ]
}

/** IDs that came intact are in the outputs, and no ID is invented. */
function keepsIds(
  { sandbox, order, scenario }: Outcome,
  { from, to, outputs, log }: Attempt,
): string[] {
  const broken: string[] = []
  const answered = sandbox.requests
    .slice(from, to)
    .find(
      (entry) =>
        entry.endpoint === 'reissue' &&
        entry.tookEffect &&
        entry.fault === undefined &&
        entry.status === 201,
    )
  const shown = {
    request: outputs['request_id'] ?? '',
    certificate: outputs['certificate_id'] ?? '',
  }
  if (answered !== undefined && !codesOf(log).includes('response_lost')) {
    if (outputs['reissued'] !== 'true') {
      broken.push('the reissue was answered, and reissued is not true')
    }
    if (shown.request === '' && shown.certificate === '') {
      broken.push('the reissue was answered, and no ID is output')
    }
  }
  // A list names no order: the IDs of another one's cannot be told from this one's.
  if (scenario.faults.some(({ fault }) => fault === 'other_order')) {
    return broken
  }
  const requests = order.requests.map(({ id }) => String(id))
  const certificates = order.certificates.map(({ id }) => String(id))
  for (const id of shown.request.split(',').filter(Boolean)) {
    if (!requests.includes(id)) {
      broken.push(`request_id ${id} is not on the order`)
    }
  }
  if (shown.certificate !== '' && !certificates.includes(shown.certificate)) {
    broken.push(`certificate_id ${shown.certificate} is not on the order`)
  }
  return broken
}

/** Milliseconds that no process takes from one request to the next. */
const LONG_MS = 5000

/** A decision never rests on a read older than the last wait: a 429, or a refused connection. */
function decidesLate({ sandbox, scenario }: Outcome, { from, to }: Attempt): string[] {
  const requests = sandbox.requests.slice(from, to)
  const refusals = scenario.faults.filter(({ fault }) => fault === 'refuse_next')
  const refuses = refusals.length > 0 && refusals.every(({ forMs = 0 }) => forMs >= LONG_MS)
  return requests.flatMap(({ endpoint }, index) => {
    if (endpoint !== 'reissue' || requests[index]?.method !== 'POST') {
      return []
    }
    const read = requests.slice(0, index).findLastIndex((entry) => entry.endpoint === 'order')
    const since = requests.slice(Math.max(read, 0), index)
    const waited = since.some(
      ({ status, fault }) => status === 429 || (refuses && fault === 'refuse_next'),
    )
    return [
      ...(read === -1 ? ['a reissue was sent without a look at the order'] : []),
      ...(waited ? ['a reissue was sent on a read older than the last wait'] : []),
    ]
  })
}

/** The codes of reasons, events, warnings and errors in a debug log: sentences may change. */
function codesOf(log: string): string[] {
  return [...log.matchAll(/^::debug::(?:Reason|Event|Warning|Error): (\w+)$/gm)].map(
    ([, code = '']) => code,
  )
}

const COMMANDS = /^::(?:add-mask|error|warning|notice|debug)(?: [^:]*)?::/

/** The key stands nowhere, and nothing that the server sent is a command or has structure. */
function tellsNoTales(
  { apiKey }: Outcome,
  { log, stderr, summary, outputs, chain }: Attempt,
): string[] {
  const masking = `::add-mask::${apiKey}`
  const lines = log.split(/\r\n|\r|\n/).filter((line) => line !== masking)
  const texts = {
    log: lines.join('\n'),
    stderr,
    summary,
    outputs: JSON.stringify(outputs),
    chain: chain ?? '',
  }
  const leaks = Object.entries(texts).filter(([, text]) => text.includes(apiKey))
  const commands = lines.filter(
    (line) => (/^\s*::/.test(line) && !COMMANDS.test(line)) || line.includes('##['),
  )
  return [
    ...(log.startsWith(`${masking}\n`) ? [] : ['the key is not masked first']),
    ...leaks.map(([where]) => `the key stands in the ${where}`),
    ...commands.map((line) => `a line of the log is a command: ${line}`),
    ...(lines.some((line) => line.startsWith('::add-mask::'))
      ? ['something else than the key is masked']
      : []),
    ...(/<(?:script|img)|^\s*[#|`]/m.test(summary)
      ? ['the summary has structure of the server’s']
      : []),
    ...(lines.some((line) => /^\s+at \S+ \(/.test(line)) ? ['the log has a stack'] : []),
  ]
}

function ourCertificates(outcome: Outcome): Certificate[] {
  const key = createPublicKey(outcome.privateKey).export({ type: 'spki', format: 'der' })
  const wanted = wantedNames(outcome)
  return outcome.order.certificates.filter(
    (certificate) =>
      (certificate.status === 'issued' || certificate.status === 'pending') &&
      certificate.csr !== undefined &&
      key.equals(publicKeyOf(certificate.csr)) &&
      (!isTls(outcome.order.product) || areWanted(namesOf(certificate), wanted)),
  )
}

/** Every wanted name, and no other but `www.` of one or the base domain of a `www.` name. */
function areWanted(names: readonly string[], wanted: readonly string[]): boolean {
  const free = wanted.flatMap((name) => [`www.${name}`, name.replace(/^www\./, '')])
  return (
    wanted.every((name) => names.includes(name)) &&
    names.every((name) => wanted.includes(name) || free.includes(name))
  )
}

/** The names that the inputs ask for, by the README's words and by no code of the action. */
function wantedNames({ scenario: { inputs } }: Outcome): string[] {
  const given = inputs['dns_names']?.split(/[\s,]+/)
  const removed = given === undefined ? (inputs['remove_names'] ?? '') : ''
  const names = [
    inputs['common_name'] ?? NAMES[0] ?? '',
    ...(given ?? NAMES).filter((name) => name !== removed),
  ]
  return [...new Set(names)]
}
