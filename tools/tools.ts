import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Tools that npm does not have: each in one version, built or installed once, and kept in the user's cache. */
const GO_TOOLS = {
  act: 'github.com/nektos/act@v0.2.89',
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
} as const
const ZIZMOR = 'zizmor==1.32.0'
const AWS = ['moto[acm,server]==5.2.5', 'awscli==1.46.2'] as const

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'digicert-reissue')

/**
 * The path of a tool that is written in Go.
 * @throws Error when this machine has no Go that can build it
 */
export function goTool(name: keyof typeof GO_TOOLS): string {
  const source = GO_TOOLS[name]
  return installed(source, join('.', name), (folder) => {
    execFileSync('go', ['install', source], {
      env: { ...process.env, GOBIN: folder },
      stdio: QUIET,
    })
  })
}

/**
 * The path of zizmor, a wheel on PyPI.
 * @throws Error when this machine has no pip
 */
export function zizmor(): string {
  return installed(ZIZMOR, join('bin', 'zizmor'), (folder) =>
    pipInstall(folder, '--no-deps', ZIZMOR),
  )
}

/**
 * The folder of Python packages that holds the AWS command line and moto, a stand-in for AWS.
 * @throws Error when this machine has no pip
 */
export function awsPackages(): string {
  const aws = join('bin', 'aws')
  return join(
    installed(AWS.join('-'), aws, (folder) => pipInstall(folder, ...AWS)),
    '..',
    '..',
  )
}

/** The folder of {@link awsPackages} where it is installed already; undefined where it is not. */
export function installedAwsPackages(): string | undefined {
  const folder = folderOf(AWS.join('-'))
  return existsSync(folder) ? folder : undefined
}

/** Runs a tool with this process's output, and says whether it was content. */
export function passes(tool: string, args: readonly string[]): boolean {
  return spawnSync(tool, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

const QUIET: ['ignore', 'ignore', 'inherit'] = ['ignore', 'ignore', 'inherit']

function pipInstall(folder: string, ...packages: readonly string[]): void {
  const quiet = ['--quiet', '--disable-pip-version-check', '--root-user-action=ignore']
  const pip = ['-m', 'pip', 'install', ...quiet, '--target', folder, ...packages]
  execFileSync('python3', pip, { stdio: QUIET })
}

function folderOf(source: string): string {
  return join(CACHE, source.replaceAll(/[^\w.]+/g, '-'))
}

function installed(source: string, file: string, install: (folder: string) => void): string {
  const folder = folderOf(source)
  if (existsSync(join(folder, file))) {
    return join(folder, file)
  }
  const unfinished = `${folder}.${String(process.pid)}`
  console.log(`Installing ${source}`)
  try {
    mkdirSync(unfinished, { recursive: true })
    install(unfinished)
    if (!existsSync(folder)) {
      renameSync(unfinished, folder)
    }
  } catch (error) {
    throw new Error(`!!! ${source} CANNOT BE INSTALLED HERE, so what it checks was NOT CHECKED.`, {
      cause: error,
    })
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return join(folder, file)
}
