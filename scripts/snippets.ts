/** A block of YAML in the README, and the workflow that it is, or is a part of. */
export interface Snippet {
  /** From the heading above it; no two are alike. */
  readonly name: string
  readonly yaml: string
  readonly workflow: string
}

/** The YAML blocks of a Markdown text, in order. */
export function snippetsIn(markdown: string): Snippet[] {
  const snippets: Snippet[] = []
  let heading = ''
  for (const [, title, yaml] of markdown.matchAll(/^#+ (.+)$|^```yaml\n([^]*?)^```$/gm)) {
    if (title !== undefined) heading = title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
    if (yaml === undefined) continue
    const isTaken = snippets.some(({ name }) => name === heading)
    const name = isTaken ? `${heading}-${String(snippets.length)}` : heading
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
    environment: certificates
    permissions:
      contents: read # to check out
    steps:
${lines.join('\n')}`
}
