import { clipped, oneLine } from '../util/text.ts'

/** So many characters of one text are shown. */
const TEXT_LENGTH = 2000

/** What GitHub turns into a link by itself: addresses, mentions, and numbers of issues. */
const LINKED = /((?:(?:https?|ftp):\/\/|mailto:|\bwww\.|@)\S*[^\s.,;:)]|\bGH-\d+|#\d+)/iu

/** Text as HTML, on one line. What GitHub would turn into a link is shown as code, where it does not. */
export function escaped(text: string): string {
  return clipped(oneLine(text), TEXT_LENGTH)
    .split(LINKED)
    .map((part, index) => (index % 2 === 0 ? markup(part) : `<code>${markup(part)}</code>`))
    .join('')
}

/** Text as it was sent or received. */
export function code(text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<code>${entities(text)}</code>`
}

/** A link; the text alone without an address. */
export function link(url: string | undefined, text: string): string {
  return url === undefined ? escaped(text) : `<a href="${entities(url)}">${entities(text)}</a>`
}

/** A row of a table; the cells are HTML. */
export function row(tag: 'td' | 'th', title: string, cells: readonly string[]): string {
  return `<tr><${tag}>${title}</${tag}>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
}

/** A table of rows; nothing without rows. */
export function table(rows: readonly string[]): string {
  return rows.length === 0 ? '' : `<table>${rows.join('')}</table>`
}

/** A table of rows with two cells, under a title; nothing without rows. */
export function titledTable(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : table([`<tr><th colspan="2">${title}</th></tr>`, ...rows])
}

/** A titled list of HTML items; nothing without items. */
export function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<p><strong>${title}</strong></p>${bullets(items)}`
}

/** A message as HTML: its lines that begin with a hyphen are a list. */
export function message(text: string): string {
  const lines = text.split('\n')
  const items = lines.filter((line) => line.startsWith('- ')).map((line) => escaped(line.slice(2)))
  const rest = lines.filter((line) => !line.startsWith('- ')).map(escaped)
  return `${rest.join('<br>')}${items.length === 0 ? '' : bullets(items)}`
}

/** HTML that is folded away under a title. */
export function folded(title: string, html: string): string {
  return `<details><summary>${title}</summary>${html}</details>`
}

function bullets(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
}

/** Text on one line, with every character escaped that HTML or Markdown reads as structure. */
export function entities(text: string): string {
  return markup(clipped(oneLine(text), TEXT_LENGTH))
}

function markup(text: string): string {
  return text.replace(/[&<>"'`[\]|\\#~]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)
}
