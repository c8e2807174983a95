import { describe, expect, test } from '@jest/globals'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { CASES } from '../tools/act/cases.ts'
import { releaseOf } from '../tools/release.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: string
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const FILES = ['.github/workflows', 'examples'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name)),
)

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(file, 'utf8')
  const workflow = parse(text) as Workflow
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('grants nothing at the top, and something to a job by name only', () => {
    expect(workflow.permissions).toEqual({})
    for (const job of jobs) {
      expect(job.permissions).toEqual(expect.any(Object))
    }
  })

  test('ends: each job has a time limit, and runs do not pile up', () => {
    expect(workflow.concurrency).toBeDefined()
    for (const job of jobs) {
      expect(job['timeout-minutes']).toBeGreaterThan(0)
    }
  })

  test('pins other actions to a commit, with its version beside it', () => {
    const others = [...text.matchAll(/uses: (?!\.\/|OWNER\/)(.+)$/gm)].map(([, uses]) => uses)
    for (const uses of others) {
      expect(uses).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
    const own = steps.filter(({ uses }) => uses?.startsWith('OWNER/'))
    for (const { uses } of own) {
      expect(uses).toMatch(/^OWNER\/digicert-reissue(\/\w+)?@v1$/)
    }
  })

  test('leaves no credentials behind a checkout', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with).toMatchObject({ 'persist-credentials': false })
    }
  })

  test('runs no stranger’s code beside a secret', () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run/)
  })
})

test('all that .ci/run checks is checked on GitHub, each night and by hand', () => {
  const { on, jobs } = parse(readFileSync('.github/workflows/nightly.yml', 'utf8')) as Workflow & {
    on: Record<string, unknown>
  }
  expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch'])
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run }) => run))
  expect(commands).toContain('bash .ci/run')
})

test('each example, and the rehearsal, is run through act', () => {
  const run = CASES.map(({ workflow }) => workflow)
  const examples = FILES.filter((file) => file.startsWith('examples'))
  expect(run).toEqual(expect.arrayContaining([...examples, '.github/workflows/ci.yml']))
})

test('what rebuilds the bundles of Dependabot can write nothing, and what pushes them runs nothing', () => {
  const { jobs } = parse(readFileSync('.github/workflows/dependabot.yml', 'utf8')) as Workflow
  const { build, push } = jobs
  expect(build?.permissions).toEqual({ contents: 'read' })
  expect(build?.steps.map(({ run }) => run)).toContain('npm run build')
  expect(push?.permissions).toEqual({ contents: 'write' })
  expect(push?.steps.map(({ run = '' }) => run).join()).not.toMatch(/\b(npm|node|npx)\b/)
})

test('Dependabot waits before it takes a version, and leaves the TypeScript major alone', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: {
      'package-ecosystem': string
      cooldown: { 'default-days': number }
      ignore?: unknown
    }[]
  }
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
  for (const { cooldown } of updates) {
    expect(cooldown['default-days']).toBeGreaterThanOrEqual(7)
  }
  expect(updates[0]?.ignore).toEqual([
    { 'dependency-name': 'typescript', 'update-types': ['version-update:semver-major'] },
  ])
})

describe('the files of the actions', () => {
  test.each(['', 'sandbox', 'due'])('main and post of "%s" are in dist', (folder) => {
    const { runs } = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
      runs: { main: string; post?: string }
    }
    for (const file of [runs.main, runs.post ?? runs.main]) {
      expect(existsSync(join(folder, file))).toBe(true)
    }
  })
})

describe('a release', () => {
  const CHANGES = '# Changelog\n\n## 1.2.3 (2027-01-02)\n\n- A thing.\n'

  test('makes its tag, and moves that of its major', () => {
    expect(releaseOf('1.2.3', '1.2.3', CHANGES, ['v1', 'v1.2.2', 'v0.9.9'])).toEqual({
      tag: 'v1.2.3',
      major: 'v1',
    })
  })

  test('moves no other major, and none backwards', () => {
    expect(releaseOf('1.2.3', '1.2.3', CHANGES, ['v2', 'v2.0.0']).major).toBe('v1')
    expect(releaseOf('1.2.3', '1.2.3', CHANGES, ['v1.10.0']).major).toBe('')
    expect(releaseOf('1.2.3', '1.2.3', CHANGES, ['v1.2.10', 'v1.3.0-rc.1']).major).toBe('')
  })

  test.each([
    ['v1.2.3', '1.2.3', CHANGES, [], 'not a version'],
    ['1.2.3-rc.1', '1.2.3-rc.1', CHANGES, [], 'not a version'],
    ['1.2.3', '1.2.2', CHANGES, [], 'package.json says 1.2.2'],
    ['1.2.3', '1.2.3', '## 1.2.30 (2027-01-02)\n', [], 'CHANGELOG.md has no section'],
    ['1.2.3', '1.2.3', CHANGES, ['v1.2.3'], 'v1.2.3 exists'],
  ] as const)(
    '%s, package.json %s, %j, tags %j: refused',
    (version, inPackage, changes, tags, why) => {
      expect(() => releaseOf(version, inPackage, changes, tags)).toThrow(why)
    },
  )

  test('the version of package.json has its section in CHANGELOG.md', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    const changes = readFileSync('CHANGELOG.md', 'utf8')
    expect(releaseOf(version, version, changes, []).tag).toBe(`v${version}`)
  })
})
