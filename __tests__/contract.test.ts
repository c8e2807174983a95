import { describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { createCsr } from '../sandbox/api/keys.ts'
import { PAGES } from '../tools/docs.ts'
import { requireFreshBundles } from '../tools/sources.ts'
import { parseInputs } from '../src/inputs/inputs.ts'
import { OUTPUTS } from '../src/report/outputs.ts'

// What users read (action.yml, the page on each action) and what the code does must not drift apart.

interface Action {
  readonly inputs?: Readonly<Record<string, Input>>
  readonly outputs?: Readonly<Record<string, { readonly description?: string }>>
  readonly runs: {
    readonly using: string
    readonly main?: string
    readonly pre?: string
    readonly post?: string
  }
}
interface Input {
  readonly description?: string
  readonly required?: boolean
  readonly default?: string
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const readAction = (path: string): Action => parse(read(path)) as Action
const action = readAction('action.yml')
const declared = Object.entries(action.inputs ?? {})
const { csr } = await createCsr({ commonName: 'example.com' })

/** Parses inputs, and tells which were asked for. */
function parseWith(given: Readonly<Record<string, string>>) {
  const asked = new Set<string>()
  const inputs = parseInputs((name) => {
    asked.add(name)
    return given[name] ?? ''
  }, ROOT)
  return { inputs, asked }
}

test('the bundles in dist are those of the sources', () => {
  expect(requireFreshBundles).not.toThrow()
})

test('under an old Node, a script says which package is missing', () => {
  const script = `Object.defineProperty(process.versions, 'node', { value: '20.1.0' })
    await import(${JSON.stringify(pathToFileURL(join(ROOT, 'tools/node24.js')).href)})`
  const args = ['--input-type=module', '--eval', script]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('20.1.0')
})

describe('action.yml', () => {
  const needed = { api_key: 'KEY', order_id: '1', csr }

  test('declares exactly the inputs that the code reads', () => {
    const { asked } = parseWith(needed)
    expect([...asked].sort()).toEqual(declared.map(([name]) => name).sort())
  })

  test('declares exactly the outputs that the code sets', () => {
    expect(Object.keys(action.outputs ?? {})).toEqual([...OUTPUTS])
  })

  test('its defaults are what the code does with an empty text', () => {
    const defaults = Object.fromEntries(
      declared.flatMap(([name, { default: text }]) => (text === undefined ? [] : [[name, text]])),
    ) as Record<string, string>
    expect(Object.keys(defaults).length).toBeGreaterThan(0)
    expect(parseWith({ ...defaults, ...needed }).inputs).toEqual(parseWith(needed).inputs)
    // What the code does otherwise would have to stand in action.yml.
    expect(defaults).toEqual({
      skip_approval: 'false',
      force: 'false',
      dry_run: 'false',
      timeout_seconds: '30',
      api_url: 'https://www.digicert.com/services/v2',
    })
  })

  test('wait_minutes has no default there, because it depends on certificate_path', () => {
    expect(action.inputs?.['wait_minutes']).not.toHaveProperty('default')
  })

  test('requires what the code requires, and nothing else', () => {
    const required = declared.filter(([, input]) => input.required === true).map(([name]) => name)
    expect(required).toEqual(['api_key', 'order_id'])
    for (const name of required) {
      expect(() => parseWith({ ...needed, [name]: '' })).toThrow(`${name}: ${name}_missing`)
    }
    expect(() => parseWith(needed)).not.toThrow()
  })
})

describe.each(Object.keys(PAGES))('%s', (path) => {
  const { inputs = {}, outputs = {}, runs } = readAction(path)

  test('runs files that are there, on Node 24', () => {
    expect(runs.using).toBe('node24')
    const files = [runs.main, runs.pre, runs.post].filter((file) => file !== undefined)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      expect(existsSync(join(ROOT, dirname(path), file))).toBe(true)
    }
  })

  test('describes each input and output, and its defaults are texts', () => {
    for (const { description } of [...Object.values(inputs), ...Object.values(outputs)]) {
      expect(description ?? '').not.toBe('')
    }
    for (const { default: text } of Object.values(inputs)) {
      expect(['string', 'undefined']).toContain(typeof text)
    }
  })
})

describe.each(Object.entries(PAGES))('%s in %s', (path, page) => {
  const { inputs = {}, outputs = {} } = readAction(path)
  const text = read(page)

  test('lists each input and each output exactly once', () => {
    expect(Object.keys(inputs).length * Object.keys(outputs).length).toBeGreaterThan(0)
    expect(namesIn(sectionOf('inputs', path, text)).sort()).toEqual(Object.keys(inputs).sort())
    expect(namesIn(sectionOf('outputs', path, text)).sort()).toEqual(Object.keys(outputs).sort())
  })

  test('shows the defaults', () => {
    const rows = rowsOf(sectionOf('inputs', path, text))
    for (const [name, { default: value }] of Object.entries(inputs)) {
      const row = rows.find((cells) => namesIn(`|${cells.join('|')}|`)[0] === name)?.join(' | ')
      expect({ name, row }).toEqual({ name, row: expect.stringContaining(value ?? '') })
    }
  })
})

/** The tables of an action's inputs or outputs on its page; empty where there are none. */
function sectionOf(kind: 'inputs' | 'outputs', path: string, text: string): string {
  if (path === 'action.yml') {
    // The front page groups them by what they are for.
    const tables = text.matchAll(new RegExp(`<!-- ${kind}: [\\w ]+ -->([^]*?)<!-- end -->`, 'g'))
    return [...tables].map(([, table = '']) => table).join('')
  }
  const marker = `<!-- action-docs-${kind} source="${path}" -->`
  const [, section = '', ...rest] = text.split(marker)
  return rest.length === 1 ? section : ''
}

function rowsOf(section: string): string[][] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1))
}

/** The names in the first column, each as often as it stands there. */
function namesIn(section: string): string[] {
  return rowsOf(section).flatMap(([first = '']) =>
    [...first.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) => name),
  )
}
