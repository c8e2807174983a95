import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Row } from './expectations.ts'
import { inPool } from '../../../tools/inPool.ts'
import { allRows } from './rows.ts'
import { runRow, type Outcome } from './runRow.ts'
import { SCENES, type SceneName } from './scenes.ts'
import { faultsOf } from './verdict.ts'

/** Which rows to run, and how. */
export interface MatrixOptions {
  readonly choose: (row: Row) => boolean
  /** How many runs at a time. */
  readonly width: number
  /** `timeout_seconds` of the runs whose requests stall. */
  readonly stallSeconds: number
}

/** A row with the words of its test's title. */
interface TitledRow extends Row {
  readonly index: number
  readonly fault: string
  readonly endpoint: string
  readonly when: string
}

/** The fault matrix: its rows run many at a time, each is judged by itself, and a table shows them all. */
export class Matrix {
  readonly rows: readonly TitledRow[]
  /** What another host, to which redirects lead, has heard. */
  readonly heardElsewhere: string[] = []
  readonly #options: MatrixOptions
  readonly #results: Promise<Outcome>[] = []
  readonly #over = new AbortController()
  readonly #verdicts = new Map<Row, string>()
  readonly #elsewhere = createServer((_request, response) => response.end('{}'))

  constructor(options: MatrixOptions) {
    this.#options = options
    this.rows = allRows()
      .filter(options.choose)
      .map((row, index) => {
        const { title, when } = SCENES[row.scene]
        return { ...row, index, fault: row.kind.title, endpoint: title, when }
      })
    this.#elsewhere.on('connection', () => this.heardElsewhere.push('a connection'))
  }

  /** Begins to run the rows. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#elsewhere.listen(0, '127.0.0.1', resolve))
    const { port } = this.#elsewhere.address() as AddressInfo
    const { width, stallSeconds } = this.#options
    const elsewhere = `http://localhost:${port}/services/v2`
    const surroundings = { stallSeconds, elsewhere, over: this.#over.signal }
    const tasks = this.rows.map((row) => () => runRow(row, surroundings))
    this.#results.push(...inPool(tasks, width))
    // A row's own test reports its failure, however long before that it failed.
    for (const result of this.#results) {
      result.catch(() => undefined)
    }
  }

  /** The faults of a row, once it has run; nothing where it went as the design says. */
  async judge(row: TitledRow): Promise<string[]> {
    const own = this.rows[row.index]
    const outcome = await this.#results[row.index]
    if (own === undefined || outcome === undefined) {
      return ['it was not run']
    }
    const faults = faultsOf(row, outcome)
    this.#verdicts.set(own, faults.length === 0 ? String(outcome.code) : '!!')
    return faults
  }

  /** Waits until every row has run. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#results)
  }

  /** Ends it, and every run that goes on; resolves to the table of fault by endpoint and moment, empty where all is well. */
  async end(): Promise<string> {
    this.#over.abort()
    await this.settle()
    this.#elsewhere.close()
    return this.rows.every((row) => /^\d/.test(this.#verdicts.get(row) ?? '')) ? '' : this.#table()
  }

  #table(): string {
    const scenes = Object.keys(SCENES) as SceneName[]
    const heads = [
      scenes.map((name) => SCENES[name].title),
      scenes.map((name) => SCENES[name].when),
    ]
    const kinds = [...new Set(this.rows.map(({ fault }) => fault))]
    const lines = [
      ...heads.map((cells) => line('', cells)),
      ...kinds.map((kind) =>
        line(
          kind,
          scenes.map((scene) => this.#cell(kind, scene)),
        ),
      ),
    ]
    return `\nFault matrix\n${lines.join('\n')}\n(the exit code, as the design says, for a fault met once/always; !! where the test failed)\n`
  }

  #cell(kind: string, scene: SceneName): string {
    const rows = this.rows.filter((row) => row.fault === kind && row.scene === scene)
    return rows.map((row) => this.#verdicts.get(row) ?? '!!').join('/')
  }
}

function line(title: string, cells: readonly string[]): string {
  return [title.padEnd(21), ...cells.map((cell) => cell.padEnd(9))].join(' ').trimEnd()
}
