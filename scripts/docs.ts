/**
 * `npm run docs` writes what the README takes from other files: the tables of inputs and outputs from each
 * `action.yml`, and whole workflows from `examples/`. A test fails when they differ.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateActionMarkdownDocs } from 'action-docs'
import { format, resolveConfig } from 'prettier'

/** The README as its sources make it; the working folder is the repository's root. */
export async function freshReadme(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'))
  try {
    const copy = join(folder, 'README.md')
    const readme = await withExamples(await readFile('README.md', 'utf8'))
    await writeFile(copy, readme)
    for (const sourceFile of actionsIn(readme)) {
      // The one on the front page has sections of its own; the others are below a section about them.
      const tocLevel = sourceFile === 'action.yml' ? 2 : 4
      await generateActionMarkdownDocs({
        sourceFile,
        readmeFile: copy,
        updateReadme: true,
        tocLevel,
      })
    }
    const options = await resolveConfig('README.md')
    return await format(await readFile(copy, 'utf8'), { ...options, parser: 'markdown' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The `action.yml` files whose tables the README shows. */
function actionsIn(readme: string): Set<string> {
  const sources = readme.matchAll(/<!-- action-docs-\w+ source="([^"]+)"/g)
  return new Set([...sources].map(([, source = '']) => source))
}

/** Where `<!-- example: FILE -->` stands before a block of YAML, the block is that file. */
async function withExamples(readme: string): Promise<string> {
  let fresh = readme
  for (const [old, comment = '', file = ''] of readme.matchAll(
    /(<!-- example: (\S+) -->)\n\n```yaml\n[^]*?```\n/g,
  )) {
    const workflow = await readFile(file, 'utf8')
    fresh = fresh.replace(old, () => `${comment}\n\n\`\`\`yaml\n${workflow}\`\`\`\n`)
  }
  return fresh
}

if (import.meta.main) await writeFile('README.md', await freshReadme())
