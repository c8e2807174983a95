import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'

const ROOT = path.join(import.meta.dirname, '..')

/** Each file of a folder, with the files that it imports by a relative path. */
function importsIn(folder: string): Map<string, string[]> {
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file))
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8')
      const imported = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) =>
        path.join(path.dirname(file), to),
      )
      return [file, imported]
    }),
  )
}

/** The first circle that is found; empty where there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const search = (file: string, above: readonly string[]): string[] => {
    if (above.includes(file)) {
      return [...above.slice(above.indexOf(file)), file]
    }
    if (done.has(file)) {
      return []
    }
    const found = (graph.get(file) ?? []).map((next) => search(next, [...above, file]))
    done.add(file)
    return found.find((circle) => circle.length > 0) ?? []
  }
  return [...graph.keys()].map((file) => search(file, [])).find(({ length }) => length > 0) ?? []
}

test.each(['src', 'sandbox'])('no file of %s imports itself, in however many steps', (folder) => {
  const graph = importsIn(folder)
  expect(graph.size).toBeGreaterThan(20)
  expect(circleIn(graph)).toEqual([])
})

test('a circle is found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ])
  expect(circleIn(graph)).toEqual(['b', 'c', 'b'])
})
