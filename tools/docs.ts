/**
 * `npm run docs` writes what the pages take from other files: the tables of inputs and outputs from each `action.yml`,
 * and whole workflows from `examples/`. A test fails when they differ.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateActionMarkdownDocs } from 'action-docs'
import { format, resolveConfig } from 'prettier'

/** The page on each action: it holds the tables of that action's inputs and outputs. */
export const PAGES = {
  'action.yml': 'README.md',
  'due/action.yml': 'due/README.md',
  'sandbox/action.yml': 'sandbox/README.md',
} as const

/** A page as its sources make it; the working folder is the repository's root. */
export async function freshPage(page: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'))
  try {
    const copy = join(folder, 'README.md')
    const text = await withExamples(await readFile(page, 'utf8'))
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

if (import.meta.main) {
  for (const page of Object.values(PAGES)) {
    await writeFile(page, await freshPage(page))
  }
}
