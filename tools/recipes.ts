import { spawnSync } from 'node:child_process'
import { argumentsOr } from './help.ts'
import { awsPackages } from './tools.ts'

const HELP = `The programs that the tests of docs/deploy.md run against: npm run recipes

Installs nginx and HAProxy from Debian's packages, and the AWS command line and moto from PyPI, where they are missing.
A test whose program is missing is not run, and says so; then this ends with exit code 77.
`

/** Programs, and the Debian package that brings each; without one, the machine has it or not. */
const PROGRAMS: Readonly<Record<string, string | undefined>> = {
  openssl: 'openssl',
  nginx: 'nginx-light',
  haproxy: 'haproxy',
  keytool: undefined,
  kubectl: undefined,
}

function missing(): string[] {
  const isThere = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
  return Object.keys(PROGRAMS).filter((name) => !isThere(name))
}

function installPackages(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive', '--preserve-env']
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', ...packages]
  for (const args of [['update', '--quiet'], install]) {
    const [command = '', ...rest] = [...asRoot, 'apt-get', ...args]
    spawnSync(command, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

function installAll(): void {
  const packages = missing().flatMap((name) => PROGRAMS[name] ?? [])
  if (packages.length > 0) {
    installPackages(packages)
  }
  const lacking = missing()
  try {
    awsPackages()
  } catch (error) {
    console.log(String(error))
    lacking.push('moto')
  }
  for (const name of lacking) {
    console.log(`!!! The recipes for ${name} are NOT RUN: this machine has none.`)
  }
  process.exitCode = lacking.length === 0 ? 0 : 77
}

if (argumentsOr(HELP) !== undefined) {
  installAll()
}
