import { expectationOf, type Expectation, type Row } from './expectations.ts'
import type { Outcome } from './runRow.ts'

/** What is wrong with the outcome of a row, in sentences; nothing where it is as the design says. */
export function faultsOf(row: Row, outcome: Outcome): string[] {
  const expected = expectationOf(row)
  return [
    ...differs('exit code', outcome.code, expected.exit),
    ...wrongWaits(expected, outcome),
    ...wrongWrites(row, expected, outcome),
    ...wrongOutputs(expected, outcome),
    ...wrongWords(row, expected, outcome),
    ...leaks(outcome),
  ]
}

/** By what the log announces: how long it took would tell how busy the machine was. */
function wrongWaits({ waits }: Expectation, { log }: Outcome): string[] {
  const announced = [
    ...log.matchAll(/(?:try \d of \d in|waiting|looking again in|next look in) ([\d.]+) s/g),
  ].map(([, seconds]) => Number(seconds))
  const total = announced.reduce((sum, seconds) => sum + seconds, 0)
  // Each is rounded, to a second at most.
  const most = waits + announced.length / 2
  return total > most ? [`it waits for ${announced.join(' + ')} s, and ${waits} s are allowed`] : []
}

function wrongWrites({ kind, scene }: Row, expected: Expectation, outcome: Outcome): string[] {
  const { reissues, requests } = outcome
  const posts = requests.filter(({ endpoint }) => endpoint === 'reissue')
  const repeatable = ['refused', 'queue'].includes(kind.nature) && scene === 'post'
  const settings = new Set(
    requests
      .filter(({ endpoint }) => endpoint === 'auto-reissue')
      .map(({ body }) => JSON.stringify(body)),
  )
  return [
    ...differs('accepted reissues', reissues, expected.reissues),
    ...(posts.length > 1 && !repeatable ? [`the reissue was sent ${posts.length} times`] : []),
    // A setting may be sent again, but never another one than was asked for.
    ...differs(
      'settings sent',
      [...settings].join(' or '),
      settings.size === 0 ? '' : '{"auto_reissue":1}',
    ),
  ]
}

function wrongOutputs(
  expected: Expectation,
  { outputs, certificateId, requestId, files, log }: Outcome,
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
  if (expected.exit === 1) {
    wrong.push(...differs('reason', outputs['reason'], annotation(log, 'error')))
  }
  return wrong
}

function wrongWords(
  { kind }: Row,
  expected: Expectation,
  { log, stderr, summary }: Outcome,
): string[] {
  const errors = log.match(/^::error::/gm)?.length ?? 0
  const wrong = [
    ...differs('error annotations', errors, expected.exit),
    ...differs('stderr', stderr, ''),
    ...(/^\s+at \S+ ?\(|^\s+at (file|node):/m.test(log) ? ['the log has a stack'] : []),
    ...(summary.startsWith('<h2>') ? [] : ['there is no summary']),
  ]
  const { told, also = [] } = expected
  const text = told === 'log' || told === 'nowhere' ? log : annotation(log, told)
  const words = [
    ...(told === 'nowhere' ? [] : [kind.named]),
    ...(told === 'error' || told === 'warning' ? [kind.advice] : []),
    ...also,
  ]
  const missing = words.filter((word) => !word.test(text))
  return [...wrong, ...missing.map((word) => `${String(word)} is not in: ${text}`)]
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

/** The text of the annotations of a kind, as the runner decodes it. */
function annotation(log: string, kind: 'error' | 'warning'): string {
  return [...log.matchAll(new RegExp(`^::${kind}::(.*)$`, 'gm'))]
    .map(([, text = '']) =>
      text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'),
    )
    .join('\n')
}

function differs(what: string, actual: unknown, expected: unknown): string[] {
  return actual === expected ? [] : [`${what}: ${String(actual)} instead of ${String(expected)}`]
}
