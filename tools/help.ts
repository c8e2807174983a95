import { parseArgs } from 'node:util'

/**
 * The arguments of a tool that has no option but `--help`; undefined where that is among them, and the help is printed.
 * @throws Error when there is another option, or an argument for a tool that takes none
 */
export function argumentsOr(help: string, takesArguments = false): string[] | undefined {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: takesArguments,
  })
  if (values.help) {
    process.stdout.write(help)
    return undefined
  }
  return positionals
}
