import { codesOf } from '../stage.ts'
import { expectationOf, FAULT_EVENTS, type Expectation, type Row } from './expectations.ts'
import type { Outcome } from './runRow.ts'

/** The faults of the outcome of a row, in sentences; nothing where it is as the design says. */
export function faultsOf(row: Row, outcome: Outcome): string[] {
  const expected = expectationOf(row)
  const wrong = [
    ...differs('exit code', outcome.code, expected.exit),
    ...wrongWrites(expected, outcome),
    ...wrongOutputs(expected, outcome),
    ...wrongCodes(row, expected, outcome),
    ...wrongForm(expected, outcome),
    ...leaks(outcome),
  ]
  return wrong.length === 0 ? [] : [...wrong, outcome.log]
}

function wrongWrites(
  { reissues, heard = {} }: Expectation,
  { requests, ...outcome }: Outcome,
): string[] {
  const settings = requests
    .filter(({ endpoint }) => endpoint === 'auto-reissue')
    .map(({ body }) => JSON.stringify(body))
  const counts = Object.entries({ reissue: 1, ...heard }).flatMap(([name, count]) =>
    differs(
      `requests of ${name}`,
      requests.filter(({ endpoint }) => endpoint === name).length,
      count,
    ),
  )
  return [
    ...differs('accepted reissues', outcome.reissues, reissues),
    ...counts,
    // A setting may be sent again, but never another one than was asked for.
    ...settings
      .filter((setting) => setting !== '{"auto_reissue":1}')
      .map((setting) => `the setting ${setting} was sent`),
  ]
}

function wrongOutputs(
  expected: Expectation,
  { outputs, certificateId, requestId, files }: Outcome,
): string[] {
  const wrong = differs('reissued', outputs['reissued'] ?? '', expected.reissued)
  if (expected.reissued === 'true') {
    wrong.push(...differs('certificate_id', outputs['certificate_id'], certificateId))
    if ((outputs['request_id'] ?? '') !== '') {
      wrong.push(...differs('request_id', outputs['request_id'], requestId))
    }
  }
  if (expected.autoReissue !== undefined) {
    wrong.push(...differs('auto_reissue', outputs['auto_reissue'] ?? '', expected.autoReissue))
  }
  if (expected.written !== undefined) {
    wrong.push(...differs('files', files.join(), expected.written ? 'chain.pem' : ''))
    wrong.push(
      ...differs(
        'certificate_path is set',
        (outputs['certificate_path'] ?? '') !== '',
        expected.written,
      ),
    )
  }
  return wrong
}

function wrongCodes(row: Row, expected: Expectation, outcome: Outcome): string[] {
  const { errors, warnings, events, reasons } = codesOf(outcome)
  const { exit, error, warning } = expected
  return [
    ...differs('error codes', errors.length, exit),
    ...(error === undefined ? [] : differs('error', errors[0], error)),
    ...(exit === 0 ? [] : differs('last reason', reasons.at(-1), 'failed')),
    ...(warning === undefined || warnings.includes(warning) ? [] : [`no warning ${warning}`]),
    ...wrongEvents(row, expected, events),
    ...unseen(row, outcome),
  ]
}

function wrongEvents(
  { kind, times, scene }: Row,
  expected: Expectation,
  events: readonly string[],
): string[] {
  // Where doors open again, one try more may meet them closed; a setting is read back as often as ten seconds allow.
  const isExact = (kind.nature !== 'refused' || times === 'always') && !scene.startsWith('readBack')
  // A search repeats its readings too, as often as it takes.
  const end = events.indexOf('response_lost')
  const own = end < 0 ? events : [...events.slice(0, end), ...events.slice(end).filter(isNoRepeat)]
  return FAULT_EVENTS.flatMap((code) => {
    const count = own.filter((event) => event === code).length
    const wanted = expected.events[code] ?? 0
    return isExact || wanted === 0 || count > 3
      ? differs(`events ${code}`, count, wanted)
      : differs(`an event ${code}`, count > 0, true)
  })
}

function isNoRepeat(event: string): boolean {
  return event !== 'retrying' && event !== 'rate_limited'
}

/** The debug log has each request and how it ended, so also the fault, unless it looks like a success. */
function unseen({ kind: { nature, status, title }, scene }: Row, { log }: Outcome): string[] {
  // The response to a PUT has no body that could come too slowly.
  if (title === 'drip' && /put$/i.test(scene)) {
    return []
  }
  const isNone =
    nature === 'refused' || nature === 'huge' || (nature === 'lost' && status === undefined)
  const ended = status !== undefined ? `HTTP ${status}` : isNone ? 'no response' : 'HTTP 20'
  return log.includes(`: ${ended}`) ? [] : [`no request ended with ${ended}`]
}

function wrongForm({ exit }: Expectation, { log, stderr, summary, outputs }: Outcome): string[] {
  const errors = log.match(/^::error::/gm)?.length ?? 0
  return [
    ...differs('error annotations', errors, exit),
    ...differs('stderr', stderr, ''),
    ...(/^\s+at \S+ ?\(|^\s+at (file|node):/m.test(log) ? ['the log has a stack'] : []),
    ...(summary.startsWith('<h2>') ? [] : ['there is no summary']),
    ...(exit === 0 ? [] : differs('reason', outputs['reason'], annotation(log))),
  ]
}

/** The key stands in the command that masks it, and nowhere else. */
function leaks({ apiKey, log, stderr, summary, outputs }: Outcome): string[] {
  const texts = {
    log: log.replace(`::add-mask::${apiKey}\n`, ''),
    stderr,
    summary,
    outputs: JSON.stringify(outputs),
  }
  return Object.entries(texts)
    .filter(([, text]) => text.includes(apiKey))
    .map(([where]) => `the key stands in the ${where}`)
}

/** The text of the error annotations, as the runner decodes it. */
function annotation(log: string): string {
  return [...log.matchAll(/^::error::(.*)$/gm)]
    .map(([, text = '']) =>
      text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'),
    )
    .join('\n')
}

function differs(what: string, actual: unknown, expected: unknown): string[] {
  return actual === expected ? [] : [`${what}: ${String(actual)} instead of ${String(expected)}`]
}
