import { cpus, loadavg } from 'node:os'

/** A Markdown table, columns aligned as Prettier aligns them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  const rule = line(widths.map((width) => '-'.repeat(width)))
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** When and where it was measured. */
export function circumstances(): string {
  const day = new Date().toISOString().slice(0, 10)
  const load = loadavg()[0] ?? NaN
  return `${day}, ${String(cpus().length)} cores, Node ${process.version}, load ${load.toFixed(1)} before`
}
