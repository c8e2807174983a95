import { describe, expect, test } from '@jest/globals'
import type { InputFault, InputProblem } from '../../src/inputs/fault.ts'
import { inputsText, problemText } from '../../src/report/messages/inputs.ts'
import { refusalParts } from '../../src/report/messages/refusals.ts'
import { PROBLEMS } from './samples.ts'

const ALL: readonly InputProblem[] = Object.values(PROBLEMS).flat()
const FAULTS: readonly InputFault[] = ALL.map((problem) => ({ input: 'name', ...problem }))

test('a single fault stands on one line', () => {
  for (const fault of FAULTS) {
    expect(inputsText([fault])).toMatch(/^.+: name .+$/)
  }
})

test('several are a list under their number, one line each', () => {
  const [title, ...lines] = inputsText(FAULTS).split('\n')
  expect(title).toContain(String(FAULTS.length))
  expect(lines).toEqual(ALL.map((problem) => `- name ${problemText(problem)}`))
})

describe('a value that will not do', () => {
  const repeating = ALL.filter(
    (problem) =>
      ('given' in problem && problem.given !== undefined) ||
      ('file' in problem && problem.file !== undefined),
  )
  const told = (problem: InputProblem, text: string): string =>
    problemText({
      ...problem,
      ...('given' in problem ? { given: text } : { file: text }),
    })

  test.each(repeating)('is cut after 40 characters, and stays on one line: %j', (problem) => {
    const text = told(problem, `a\n::error::${'😀'.repeat(100)}`)
    expect(text).toContain(`"a ::error::${'😀'.repeat(29)}…"`)
    expect(text).not.toContain('\n')
  })

  test.each(repeating)('of 40 characters is not cut: %j', (problem) => {
    expect(told(problem, 'b'.repeat(40))).toContain(`"${'b'.repeat(40)}"`)
  })

  test('is cut there too when only the order shows that it will not do', () => {
    const name = 'b'.repeat(300)
    const { what } = refusalParts({ code: 'common_name_invalid', name, fault: 'long_name' })
    expect(what).toContain(`"${'b'.repeat(40)}…"`)
  })
})
