import { beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { freshPage, PAGES } from '../tools/docs.ts'
import { changedAsShown, snippetsIn } from '../tools/snippets.ts'

const readme = readFileSync('README.md', 'utf8')
const MARKDOWN = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'due/README.md',
  'sandbox/README.md',
]

test.each(Object.values(PAGES))('%s is what `npm run docs` writes', async (page) => {
  expect(await freshPage(page)).toBe(readFileSync(page, 'utf8'))
})

describe('what the pages take from the examples', () => {
  test('its first workflow is the scheduled example', () => {
    expect(snippetsIn(readme)[0]?.yaml).toBe(readFileSync('examples/scheduled.yml', 'utf8'))
  })

  test('the page on the fleet shows its example', () => {
    const workflows = snippetsIn(readFileSync('due/README.md', 'utf8')).map(({ yaml }) => yaml)
    expect(workflows).toContain(readFileSync('examples/fleet.yml', 'utf8'))
  })

  test('the change that rehearses it fits it', () => {
    const scheduled = readFileSync('examples/scheduled.yml', 'utf8')
    const { jobs } = parse(changedAsShown(scheduled, readme)) as Workflow
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.map((step) => step.uses))
    expect(uses).toContain('OWNER/digicert-reissue/sandbox@v1')
    expect(changedAsShown(scheduled, readme)).not.toMatch(/secrets\.|vars\.DIGICERT_API/)
    expect(() => changedAsShown('on:\n', readme)).toThrow('the workflow lacks')
  })

  test('the commands of the first minutes, word for word', () => {
    const lines = readme.split('\n')
    expect(lines).toContain('npm ci && npm run demo')
    expect(lines).toContain('npm ci && npm test')
  })
})

describe('sections', () => {
  const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)

  test('stand in the order in which a newcomer asks', () => {
    const order = ['Put it on a schedule', 'What it does to your order, and what it never does']
    order.push('Inputs', 'Outputs', 'Scenarios', 'How it works', 'Limits', 'Security')
    order.push('Troubleshooting', 'Versions')
    expect(headings.filter((heading) => order.includes(heading ?? ''))).toEqual(order)
  })
})

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const SNIPPETS = Object.values(PAGES).flatMap((page) =>
  snippetsIn(readFileSync(page, 'utf8')).map(
    ({ name, workflow }) => [page, name, workflow] as const,
  ),
)

test('each page has a snippet of its action', () => {
  expect(new Set(SNIPPETS.map(([page]) => page))).toEqual(new Set(Object.values(PAGES)))
})

describe.each(SNIPPETS)('%s, the snippet %s', (_page, _name, text) => {
  const { jobs } = parse(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  test('gives each action only the inputs that it has, and those that it needs', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('OWNER/'))) {
      const [, folder = ''] = /^OWNER\/digicert-reissue\/?([^@]*)@v1$/.exec(step.uses ?? '') ?? []
      const { inputs } = actionIn(folder)
      const given = Object.keys(step.with ?? {})
      const needed = Object.keys(inputs).filter((name) => inputs[name]?.required === true)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given))
      expect(given).toEqual(expect.arrayContaining(needed))
    }
  })

  test('reads only outputs that exist', () => {
    const ours = steps.some(({ uses }) => uses?.startsWith('OWNER/'))
    expect(ours).toBe(true)
    const known = ['', 'sandbox', 'due'].flatMap((folder) => Object.keys(actionIn(folder).outputs))
    for (const [, output] of text.matchAll(/steps\.\w+\.outputs\.(\w+)/g)) {
      expect(known).toContain(output)
    }
  })
})

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>
  readonly outputs: Readonly<Record<string, unknown>>
}

function actionIn(folder: string): Action {
  return parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as Action
}

describe('troubleshooting', () => {
  const section = readme.split('\n## Troubleshooting\n')[1]?.split('\n## ')[0] ?? ''
  const texts = [...section.matchAll(/^### `(.+)`$/gm)].map(([, text = '']) => text)
  let bundle = ''
  beforeAll(() => {
    // A message of several parts stands in the code as strings that are joined.
    bundle = readFileSync('dist/index.js', 'utf8').replace(/['`] \+\s+['`]/g, '')
  })

  test('has an entry for each kind of trouble', () => {
    expect(texts.length).toBeGreaterThan(10)
    expect(section.match(/^### /gm)).toHaveLength(texts.length)
  })

  test.each(texts)('the code says: %s', (text) => {
    // What stands in the text in the place of a value is left out of the comparison.
    expect(bundle).toContain(text.replace(/^api_key /, '').replace(/^The order is expired: /, ''))
  })
})

describe.each(MARKDOWN)('the links of %s', (file) => {
  const text = readFileSync(file, 'utf8')

  const targets = [...text.matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].map(
    ([, path = '', anchor]) => ({ path: path === '' ? file : join(dirname(file), path), anchor }),
  )

  test('to files lead somewhere', () => {
    expect(targets.filter(({ path }) => !existsSync(path))).toEqual([])
  })

  test('to headings lead somewhere', () => {
    const inside = targets.filter(({ anchor }) => anchor !== undefined)
    const dead = inside.filter(
      ({ path, anchor = '' }) => !anchorsOf(readFileSync(path, 'utf8')).includes(anchor),
    )
    expect(dead).toEqual([])
  })
})

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  const headings = markdown.replaceAll(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('the commands that CONTRIBUTING.md shows with --help', () => {
  const contributing = readFileSync('CONTRIBUTING.md', 'utf8')
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>
  }

  test.each(['sandbox', 'bench', 'fleet', 'chaos'])('%s says what it takes', (command) => {
    expect(contributing).toMatch(new RegExp(`^\\| .*\`(npm run )?${command}\`.*--help`, 'm'))
    const [, file = ''] = /^node (\S+)$/.exec(scripts[command] ?? '') ?? []
    const { status, stdout } = spawnSync(process.execPath, [file, '--help'], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^ +--\w/m)
  })
})

test('every example is named in the README', () => {
  for (const file of readdirSync('examples').filter((name) => name.endsWith('.yml'))) {
    expect(readme).toContain(`examples/${file}`)
  }
})
