import { DEFAULT_SWITCHES, type Switches } from './settings.ts'

/** Reads `NAME=VALUE` texts; a value has the type of the switch's default. Throws on an unknown name. */
export function readSwitches(texts: readonly string[]): Partial<Switches> {
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', ...rest] = text.split('=')
      return [name, readPosition(name, rest.join('='))]
    }),
  )
}

function readPosition(name: string, value: string): string | number | boolean {
  const known: Readonly<Record<string, unknown>> = { ...DEFAULT_SWITCHES }
  const type = typeof known[name]
  if (type === 'undefined') {
    throw new Error(`there is no switch ${name}`)
  }
  if (type === 'boolean' && (value === 'true' || value === 'false')) {
    return value === 'true'
  }
  const isNumber = value !== '' && !Number.isNaN(Number(value))
  if ((type === 'number' && !isNumber) || type === 'boolean' || value === '') {
    throw new Error(`${name} is a ${type}, not ${JSON.stringify(value)}`)
  }
  return type === 'number' ? Number(value) : value
}
