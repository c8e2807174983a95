import { userRepository } from './tree.ts'

/** What takes the place of the two actions: their inputs, and what they do with the folder that stands for GitHub. */
const STAND_INS = {
  upload: {
    inputs: ['path', 'name', 'overwrite', 'retention-days'],
    command: 'mkdir -p "$STORE" && cp -r "$FILES" "$STORE"',
  },
  download: {
    inputs: ['path', 'pattern', 'merge-multiple'],
    command: 'mkdir -p "$FILES" && cp -r "$STORE/." "$FILES"',
  },
} as const

/**
 * Arguments of act that put a stand-in in the place of the actions for artifacts: they need GitHub, and act would have
 * to fetch them. It is good for files of different names, each uploaded by its path.
 */
export function artifactActions(workflow: string, folder: string): string[] {
  return (['upload', 'download'] as const).flatMap((kind) => {
    const name = `${kind}-artifact`
    const used = new RegExp(`uses: actions/${name}@(\\w+)`).exec(workflow)
    if (used?.[1] === undefined) {
      return []
    }
    const files = { 'action.yml': standIn(kind, folder) }
    const repository = userRepository(`${folder}-${name}`, files)
    return ['--local-repository', `actions/${name}@${used[1]}=${repository}`]
  })
}

function standIn(kind: keyof typeof STAND_INS, store: string): string {
  const { inputs, command } = STAND_INS[kind]
  return `name: ${kind}
description: A stand-in
inputs:
${inputs.map((input) => `  ${input}: {}`).join('\n')}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        STORE: ${store}
        FILES: \${{ inputs.path }}
      run: ${command}
`
}
