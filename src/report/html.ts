import { oneLine } from '../util/text.ts'

/** What GitHub turns into a link by itself: addresses, mentions, and numbers of issues. */
const LINKED = /((?:(?:https?|ftp):\/\/|mailto:|\bwww\.|@)\S*[^\s.,;:)]|\bGH-\d+|#\d+)/iu

/** Text as HTML, on one line. What GitHub would turn into a link is shown as code, where it does not. */
export function escaped(text: string): string {
  return oneLine(text)
    .split(LINKED)
    .map((part, index) => (index % 2 === 0 ? entities(part) : code(part)))
    .join('')
}

/** Text as it was sent or received. */
export function code(text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<code>${entities(oneLine(text))}</code>`
}

/** With the characters that Markdown reads as structure escaped too. */
function entities(text: string): string {
  return text.replace(/[&<>"'`[\]|\\#~]/g, (character) => `&#${String(character.codePointAt(0))};`)
}

/** A link; the text alone without an address. */
export function link(url: string | undefined, text: string): string {
  return url === undefined
    ? escaped(text)
    : `<a href="${entities(oneLine(url))}">${entities(oneLine(text))}</a>`
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
  return items.length === 0
    ? ''
    : `<p><strong>${title}</strong></p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
}
