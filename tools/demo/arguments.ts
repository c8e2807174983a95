import { SCENES } from './scenes.ts'

/** What `npm run demo -- --help` says. */
export const HELP = `npm run demo             every scene, and a table of them at the end
npm run demo -- 4        the fourth scene alone; several numbers are possible
npm run demo -- --list   the scenes' numbers and titles`

/** The indexes of the scenes whose numbers are given, all where none is; undefined where one has no scene. */
export function chosenScenes(args: readonly string[]): number[] | undefined {
  const indexes = args.map((text) => Number(text) - 1)
  if (indexes.some((index) => SCENES[index] === undefined)) {
    return undefined
  }
  return args.length === 0 ? [...SCENES.keys()] : indexes
}
