import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { parse } from 'yaml'
import type { Played } from './play.ts'
import type { Scene } from './scenes.ts'

/** One text on standard output. */
export function print(text: string): void {
  console.log(text)
}

/** A scene that was shown, and how it ended. */
export interface Ended {
  readonly number: number
  readonly scene: Scene
  readonly played: Played
  readonly faults: readonly string[]
}

/** How the scenes ended, one line a scene. */
export function printTable(ended: readonly Ended[]): void {
  const rows = ended.map(({ number, scene, played, faults }) => [
    faults.length === 0 ? styleText('green', '✓') : styleText('red', '✗'),
    String(number),
    scene.title,
    played.outputs['status'] ?? '',
    `${String(played.reissues)} sent`,
    `exit code ${String(played.code)}`,
  ])
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  print(title('The end'))
  for (const row of rows) {
    print(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  }
  const good = ended.filter(({ faults }) => faults.length === 0).length
  print(`\n${String(good)} of ${String(ended.length)} scenes ended as they should.`)
}

/** A line that is easy to find. */
export function title(text: string): string {
  return `\n${styleText('bold', text)}\n${'='.repeat(text.length)}`
}

/** A scene as a reader of the run on GitHub sees it. */
export function printScene(
  heading: string,
  scene: Scene,
  played: Played,
  faults: readonly string[],
): void {
  print(`${title(heading)}\n${scene.story}`)
  section('with:', inputLines(played.inputs))
  section('log', logLines(played.log))
  section(
    'requests that CertCentral received',
    played.requests.map(({ method, path, status }) => `${method} ${path} -> ${String(status)}`),
  )
  section('outputs', outputLines(played.outputs))
  section('job summary', summaryLines(played.summary))
  if (played.chain !== '') {
    section('the written chain', chainLines(played.chain))
  }
  const ended = `exit code ${String(played.code)}, ${(played.ms / 1000).toFixed(1)} s`
  if (faults.length === 0) {
    print(`\n${styleText('green', '✓')} As it should be: ${ended}`)
  } else {
    print(`\n${styleText('red', '✗')} ${ended}, but ${faults.join('; ')}`)
  }
}

function section(name: string, lines: readonly string[]): void {
  print(`\n${styleText('cyan', name)}`)
  for (const line of lines) {
    print(`  ${line}`)
  }
}

function inputLines(inputs: Readonly<Record<string, string>>): string[] {
  const all = { api_key: '${{ secrets.DIGICERT_API_KEY }}', ...inputs }
  return Object.entries(all).map(([name, value]) => `${name}: ${value}`)
}

/** The log as GitHub shows it: masks are carried out, and annotations get a label. */
function logLines(log: string): string[] {
  const lines = log.trimEnd().split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('::add-mask::'))
    .map((line) =>
      line
        .replace(/^::(error|warning|notice)::/, (_, kind: string) =>
          styleText(kind === 'error' ? 'red' : 'yellow', `${kind}: `),
        )
        .replaceAll('%0A', '\n  ')
        .replaceAll('%25', '%'),
    )
}

/** In the order of action.yml, which is the README's. */
function outputLines(outputs: Readonly<Record<string, string>>): string[] {
  const file = readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8')
  const declared = Object.keys((parse(file) as { outputs: Record<string, unknown> }).outputs)
  const names = declared.filter((name) => outputs[name] !== undefined)
  const width = Math.max(...names.map((name) => name.length))
  return names.map((name) => `${name.padEnd(width)}  ${outputs[name] ?? ''}`.trimEnd())
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The summary's HTML as plain text: a row of a table is a line. */
function summaryLines(html: string): string[] {
  return html
    .replace(/<\/(td|th)><\1>/g, '  ')
    .replace(/<(br|ul|li|tr)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
    .replace(/&(amp|lt|gt|quot);/g, (all, name: string) => ENTITIES[name] ?? all)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

function chainLines(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN [^]+?-----END CERTIFICATE-----/g) ?? []
  return blocks.flatMap((block, index) => {
    const { subject, issuer, validFrom, validTo, subjectAltName } = new X509Certificate(block)
    return [
      `${index === 0 ? 'leaf' : 'intermediate'}: ${oneLine(subject)}`,
      `  issuer ${oneLine(issuer)}`,
      ...(subjectAltName === undefined ? [] : [`  names  ${subjectAltName}`]),
      `  valid  ${validFrom} to ${validTo}`,
    ]
  })
}

function oneLine(name: string): string {
  return name.split('\n').join(', ')
}
