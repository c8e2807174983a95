import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A copy of this work tree, without what git ignores, as a repository of its own: what `OWNER/digicert-reissue@v1` is. */
export function copyOfThisRepository(folder: string): string {
  const listed = git('.', 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
  for (const file of listed.split('\0')) {
    if (file !== '' && existsSync(file)) {
      cpSync(file, join(folder, file))
    }
  }
  return committed(folder)
}

/** A user's repository, which holds these files. */
export function userRepository(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { mode: name.endsWith('.sh') ? 0o755 : 0o644 })
  }
  return committed(folder)
}

/** act asks git for the branch, the commit and the name of the repository. */
function committed(folder: string): string {
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  git(folder, 'add', '--all', '--force')
  const author = ['-c', 'user.name=act', '-c', 'user.email=act@example.com']
  git(
    folder,
    ...author,
    '-c',
    'commit.gpgsign=false',
    'commit',
    '--quiet',
    '--message',
    'All of it',
  )
  git(folder, 'remote', 'add', 'origin', 'https://github.com/octo-org/site.git')
  return folder
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' })
}
