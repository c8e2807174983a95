import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argumentsOr } from './help.ts'
import { MARKDOWN, PAGES } from './docs.ts'
import { goTool, passes, zizmor } from './tools.ts'
import { changedAsShown, snippetsIn } from './snippets.ts'

const HELP = `actionlint and zizmor: npm run lint:workflows

Lints the repository's workflows, the examples, and the snippets of the pages, each as the workflow that it is a part of.
The two tools are installed in your cache at the first time; that needs Go and pip.
`

if (argumentsOr(HELP) !== undefined) {
  lint()
}

function lint(): void {
  const root = process.cwd()
  const folder = mkdtempSync(join(tmpdir(), 'workflows-'))
  try {
    // zizmor takes a folder for a repository's only where it looks like one.
    const workflows = join(folder, '.github', 'workflows')
    mkdirSync(workflows, { recursive: true })
    for (const page of MARKDOWN) {
      for (const { name, workflow } of snippetsIn(readFileSync(page, 'utf8'))) {
        writeFileSync(join(workflows, `${page.replace(/\W/g, '-')}-${name}.yml`), workflow)
      }
    }
    for (const file of yamlIn('examples')) {
      cpSync(join('examples', file), join(workflows, file))
    }
    const scheduled = readFileSync('examples/scheduled.yml', 'utf8')
    const rehearsed = changedAsShown(scheduled, readFileSync('docs/rehearse.md', 'utf8'))
    writeFileSync(join(workflows, 'rehearsed.yml'), rehearsed)
    const copies = yamlIn(workflows).map((file) => join(workflows, file))
    const own = yamlIn('.github/workflows').map((file) => join('.github', 'workflows', file))
    const actions = Object.keys(PAGES)
    console.log(
      `actionlint: ${String(own.length)} workflows, ${String(copies.length)} examples and snippets`,
    )
    const isLinted = passes(goTool('actionlint'), ['-no-color', ...own, ...copies])
    console.log(`zizmor: the same, ${String(actions.length)} actions and dependabot.yml`)
    const isSafe = passes(zizmor(), [
      ...['--offline', '--persona', 'pedantic', '--no-progress', '--quiet'],
      ...['--config', join(root, '.github', 'zizmor.yml')],
      ...['.github', workflows, ...actions],
    ])
    process.exitCode = isLinted && isSafe ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function yamlIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path).filter((file) => /\.ya?ml$/.test(file)) : []
}
