import { readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateActionMarkdownDocs } from 'action-docs'
import { format, resolveConfig } from 'prettier'
import { parse } from 'yaml'
import { argumentsOr } from './help.ts'

const HELP = `The parts of pages that come from other files: npm run docs

Writes the tables of inputs and outputs from each action.yml, and whole workflows from examples/, into the pages. A test
fails when they differ.
`

/** The page on each action: it holds the tables of that action's inputs and outputs. */
export const PAGES = {
  'action.yml': 'README.md',
  'due/action.yml': 'docs/fleet.md',
  'sandbox/action.yml': 'sandbox/README.md',
} as const

/** Every page. */
export const MARKDOWN: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...['due/README.md', 'sandbox/README.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** A page as its sources make it; the working folder is the repository's root. */
export async function freshPage(page: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'))
  try {
    const copy = join(folder, 'README.md')
    const text = await withExamples(await withTables(await readFile(page, 'utf8')))
    await writeFile(copy, text)
    for (const sourceFile of actionsIn(text)) {
      // The sandbox is more than its action, which has a section there.
      const tocLevel = page === PAGES['sandbox/action.yml'] ? 3 : 2
      await generateActionMarkdownDocs({
        sourceFile,
        readmeFile: copy,
        updateReadme: true,
        tocLevel,
      })
    }
    const options = await resolveConfig(page)
    return await format(await readFile(copy, 'utf8'), { ...options, parser: 'markdown' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The `action.yml` files whose tables a page shows. */
function actionsIn(page: string): Set<string> {
  const sources = page.matchAll(/<!-- action-docs-\w+ source="([^"]+)"/g)
  return new Set([...sources].map(([, source = '']) => source))
}

const THE_REST = 'the rest'

/**
 * Between `<!-- inputs: NAMES -->` and `<!-- end -->` stands a table of these inputs of `action.yml`, and likewise of
 * outputs. `the rest` are those that no other table names, so that none is forgotten.
 */
async function withTables(page: string): Promise<string> {
  const action = parse(await readFile('action.yml', 'utf8')) as Action
  const marker = /<!-- (inputs|outputs): ([\w ]+) -->\n[^]*?<!-- end -->/g
  const tables = [...page.matchAll(marker)]
  return page.replaceAll(marker, (_, kind: 'inputs' | 'outputs', text: string) => {
    const others = tables.filter((table) => table[1] === kind).map(([, , names = '']) => names)
    const named = new Set(others.flatMap((names) => names.split(' ')))
    const rest = Object.keys(action[kind]).filter((name) => !named.has(name))
    const names = text === THE_REST ? rest : text.split(' ')
    const rows = names.map((name) => rowOf(name, action[kind][name]))
    const head = `| ${kind.replace(/s$/, '')} | meaning |\n| --- | --- |`
    return `<!-- ${kind}: ${text} -->\n\n${head}\n${rows.join('\n')}\n\n<!-- end -->`
  })
}

interface Action {
  readonly inputs: Readonly<Record<string, Field>>
  readonly outputs: Readonly<Record<string, Field>>
}
interface Field {
  readonly description: string
  readonly required?: boolean
  readonly default?: string
}

function rowOf(name: string, field: Field | undefined): string {
  if (field === undefined) {
    throw new Error(`action.yml has no ${name}`)
  }
  const required = field.required === true ? '**Required.** ' : ''
  const text = `${required}${field.description.trim().replaceAll('|', '\\|')}`
  return `| \`${name}\` | ${text}${field.default === undefined ? '' : ` Default: \`${field.default}\`.`} |`
}

/** Where `<!-- example: FILE -->` stands before a block of YAML, the block is that file. */
async function withExamples(page: string): Promise<string> {
  let fresh = page
  for (const [old, comment = '', file = ''] of page.matchAll(
    /(<!-- example: (\S+) -->)\n\n```yaml\n[^]*?```\n/g,
  )) {
    const workflow = await readFile(file, 'utf8')
    fresh = fresh.replace(old, () => `${comment}\n\n\`\`\`yaml\n${workflow}\`\`\`\n`)
  }
  return fresh
}

if (import.meta.main && argumentsOr(HELP) !== undefined) {
  for (const page of Object.values(PAGES)) {
    await writeFile(page, await freshPage(page))
  }
}
