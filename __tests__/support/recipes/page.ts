import { readFileSync } from 'node:fs'
import { blocksIn } from '../../../tools/snippets.ts'

const PAGE = 'docs/deploy.md'
const SHOWN = '/srv/tls'

/**
 * What docs/deploy.md shows under a heading, for a folder of keys: the block in a language, or the value of a variable
 * in its block of shell.
 */
export function recipe(heading: string, what: string, tls: string): string {
  const blocks = blocksIn(readFileSync(PAGE, 'utf8')).filter((block) => block.heading === heading)
  const isVariable = /^[A-Z_]+$/.test(what)
  const texts = blocks.flatMap(({ language, text }) => {
    if (!isVariable) {
      return language === what ? [text] : []
    }
    const [, value] = new RegExp(`^${what}='([^']*)'$`, 'm').exec(text) ?? []
    return value === undefined ? [] : [value]
  })
  const [text] = texts
  if (text === undefined) {
    throw new Error(`${PAGE} shows no ${what} under "${heading}"`)
  }
  return text.replaceAll(SHOWN, tls)
}
