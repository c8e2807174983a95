import { beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import typescript from 'typescript'
import { parse } from 'yaml'
import { freshPage, MARKDOWN, PAGES } from '../tools/docs.ts'
import { blocksIn, changedAsShown, snippetsIn } from '../tools/snippets.ts'

const readme = readFileSync('README.md', 'utf8')
const rehearse = readFileSync('docs/rehearse.md', 'utf8')

test.each(Object.values(PAGES))('%s is what `npm run docs` writes', async (page) => {
  expect(await freshPage(page)).toBe(readFileSync(page, 'utf8'))
})

describe('what the pages take from the examples', () => {
  test('the page on the fleet shows its example', () => {
    const workflows = snippetsIn(readFileSync('docs/fleet.md', 'utf8')).map(({ yaml }) => yaml)
    expect(workflows).toContain(readFileSync('examples/fleet.yml', 'utf8'))
  })

  test('the change that rehearses it fits it', () => {
    const scheduled = readFileSync('examples/scheduled.yml', 'utf8')
    const { jobs } = parse(changedAsShown(scheduled, rehearse)) as Workflow
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.map((step) => step.uses))
    expect(uses).toContain('OWNER/digicert-reissue/sandbox@v1')
    expect(changedAsShown(scheduled, rehearse)).not.toMatch(/secrets\.|vars\.DIGICERT_API/)
    expect(() => changedAsShown('on:\n', rehearse)).toThrow('the workflow lacks')
  })

  test('the commands of the first minutes, word for word', () => {
    const lines = readme.split('\n')
    expect(lines).toContain('npm ci && npm run demo')
    expect(lines).toContain('npm ci && npm test')
  })
})

describe('the front page', () => {
  test('fits its limits', () => {
    expect(readme.split('\n').length - 1).toBeLessThanOrEqual(250)
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(20_000)
    expect(blocksIn(readme)[0]?.text.trimEnd().split('\n').length).toBeLessThanOrEqual(15)
  })

  test('has its sections in the order in which a newcomer asks', () => {
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    const order = ['Quick start', 'By task', 'What you need', 'Inputs', 'Outputs']
    order.push('What it never does', 'Limits', 'Security', 'Versions')
    expect(headings.filter((heading) => order.includes(heading ?? ''))).toEqual(order)
  })

  test('leads to every page', () => {
    const targets = [...readme.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target)
    const pages = MARKDOWN.filter((page) => page.startsWith('docs/'))
    expect(targets).toEqual(expect.arrayContaining(pages))
  })
})

test.each(MARKDOWN.filter((page) => page.startsWith('docs/')))(
  '%s says at its top what it answers',
  (page) => {
    expect(readFileSync(page, 'utf8')).toMatch(/^# .+\n\n\*\*This page answers:\*\* /)
  },
)

describe.each(
  MARKDOWN.flatMap((page) =>
    blocksIn(readFileSync(page, 'utf8')).map(
      ({ language, text }, index) => [page, index + 1, language, text] as const,
    ),
  ),
)('%s, block %i (%s)', (page, _index, language, text) => {
  test('is of a kind that a test runs or reads', () => {
    // What docs/deploy.md configures servers with is run by __tests__/recipes.
    const kinds = {
      yaml: parses,
      diff: true,
      text: true,
      sh: isShell,
      ts: isTypeScript,
      xml: isXml,
    }
    const kind = { ...kinds, nginx: true, haproxy: true }[language]
    expect({ page, isKnown: kind !== undefined }).toEqual({ page, isKnown: true })
    expect(typeof kind === 'function' ? kind(text) : true).toBe(true)
  })
})

function parses(text: string): boolean {
  return parse(text) !== null
}

function isShell(text: string): boolean {
  return spawnSync('bash', ['-n'], { input: text }).status === 0
}

function isTypeScript(text: string): boolean {
  const { diagnostics = [] } = typescript.transpileModule(text.replaceAll('[…]', '[]'), {
    reportDiagnostics: true,
  })
  return diagnostics.length === 0
}

/** Whether every element that is opened is closed. */
function isXml(text: string): boolean {
  const open: string[] = []
  for (const [, end, name = '', self] of text.matchAll(
    /<(\/?)(\w+)(?:\s+[\w]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (end === '/' && open.pop() !== name) {
      return false
    }
    if (end !== '/' && self !== '/') {
      open.push(name)
    }
  }
  return open.length === 0
}

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const SNIPPETS = MARKDOWN.flatMap((page) =>
  snippetsIn(readFileSync(page, 'utf8')).map(
    ({ name, workflow }) => [page, name, workflow] as const,
  ),
)

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
  const section = readFileSync('docs/troubleshooting.md', 'utf8')
  const texts = [...section.matchAll(/^## `(.+)`$/gm)].map(([, text = '']) => text)
  let bundle = ''
  beforeAll(() => {
    // A message of several parts stands in the code as strings that are joined.
    bundle = readFileSync('dist/index.js', 'utf8').replace(/['`] \+\s+['`]/g, '')
  })

  test('has an entry for each kind of trouble', () => {
    expect(texts.length).toBeGreaterThan(10)
    expect(section.match(/^## /gm)).toHaveLength(texts.length)
  })

  test('quotes nothing that the code does not say', () => {
    expect(texts.filter((text) => !bundle.includes(text))).toEqual([])
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
    const [, file = ''] = / (\S+)$/.exec(scripts[command] ?? '') ?? []
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
