/** A block of YAML in a Markdown text, and the workflow that it is, or is a part of. */
export interface Snippet {
  /** From the heading above it; no two are alike. */
  readonly name: string
  readonly yaml: string
  readonly workflow: string
}

/** A block of code in a Markdown text. */
export interface Block {
  /** The heading above it. */
  readonly heading: string
  readonly language: string
  readonly text: string
}

/** The blocks of code in a Markdown text, in order. */
export function blocksIn(markdown: string): Block[] {
  const blocks: Block[] = []
  let heading = ''
  for (const [, title, language = '', text] of markdown.matchAll(
    /^#+ (.+)$|^```(.*)\n([^]*?)^```$/gm,
  )) {
    if (text === undefined) {
      heading = title ?? ''
    } else {
      blocks.push({ heading, language, text })
    }
  }
  return blocks
}

/** The YAML blocks of a Markdown text, in order. */
export function snippetsIn(markdown: string): Snippet[] {
  const snippets: Snippet[] = []
  for (const { heading, language, text: yaml } of blocksIn(markdown)) {
    if (language !== 'yaml') {
      continue
    }
    const slug = heading.toLowerCase().replaceAll(/[^a-z]+/g, '-')
    const isTaken = snippets.some(({ name }) => name === slug)
    const name = isTaken ? `${slug}-${String(snippets.length)}` : slug
    snippets.push({ name, yaml, workflow: yaml.startsWith('- ') ? around(yaml) : yaml })
  }
  return snippets
}

/** The rest of a workflow around a list of steps, as the README's scheduled one has it. */
function around(steps: string): string {
  const lines = steps.split('\n').map((line) => (line === '' ? '' : `      ${line}`))
  return `name: Snippet
on:
  workflow_dispatch:
permissions: {}
concurrency:
  group: snippet
  cancel-in-progress: false
jobs:
  reissue:
    name: Reissue
    runs-on: ubuntu-latest
    timeout-minutes: 30
    environment: production
    permissions:
      contents: read # to check out
    steps:
${lines.join('\n')}`
}

/**
 * Makes the change that a Markdown text shows as a block of diff: a line without a sign is the next place where the
 * workflow says so.
 * @throws Error when the workflow does not hold what the change is about
 */
export function changedAsShown(workflow: string, markdown: string): string {
  const [, change = ''] = /^```diff\n([^]*?)^```$/m.exec(markdown) ?? []
  const lines = workflow.split('\n')
  let at = 0
  for (const line of change.split('\n').filter((text) => text !== '')) {
    const text = line.slice(1)
    if (line.startsWith('+')) {
      lines.splice(at, 0, text)
      at += 1
      continue
    }
    const found = line.startsWith('-') ? at : lines.indexOf(text, at)
    if (found < 0 || lines[found] !== text) {
      throw new Error(`the workflow lacks: ${text}`)
    }
    if (line.startsWith('-')) {
      lines.splice(at, 1)
    } else {
      at = found + 1
    }
  }
  return lines.join('\n')
}
