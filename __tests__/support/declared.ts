import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const text = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')

/** The names of the inputs that action.yml declares. */
export const DECLARED = Object.keys((parse(text) as { inputs: object }).inputs)
