import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createCsr } from '../sandbox/api/keys.ts'
import { startSandbox } from '../sandbox/sandbox.ts'
import { ConnectProxy } from '../__tests__/support/connectProxy.ts'
import { argumentsOr } from './help.ts'
import { runAction } from './runAction.ts'

const HELP = `The picture of a job summary, docs/summary.png: npm run picture

Draws the summary of a real run of the bundle against the stand-in CertCentral in a real browser. It needs Chromium
(apt-get install chromium fonts-liberation fonts-noto-color-emoji) and is not part of CI.
`

/** The look of a job summary on GitHub, as far as ours uses it. */
const STYLE = `
  body { margin: 0; padding: 24px 32px; width: 860px; color: #1f2328; background: #fff;
    font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; }
  h2, h3 { margin: 24px 0 16px; line-height: 1.25; font-weight: 600; }
  h2 { margin-top: 0; padding-bottom: 0.3em; font-size: 1.5em; border-bottom: 1px solid #d1d9e0b3; }
  h3 { font-size: 1.25em; }
  p, ul, table, blockquote { margin: 0 0 16px; }
  ul { padding-left: 2em; }
  a { color: #0969da; }
  blockquote { padding: 0 1em; color: #59636e; border-left: 0.25em solid #d1d9e0; }
  table { border-collapse: collapse; }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0; text-align: left; }
  th { font-weight: 600; }
  tr:nth-child(2n) { background: #f6f8fa; }
  code { padding: 0.2em 0.4em; font: 85% "Liberation Mono", monospace; background: #818b981f; border-radius: 6px; }
`

/** A host of DigiCert's that only the proxy resolves, so that the summary is that of a night and not of a rehearsal. */
const HOST = 'sandbox.test.digicert.com'
/** Where the runner's workspace is on GitHub. */
const WORKSPACE = '/home/runner/work/site/site'

/** The summary of a night on which the certificate was due. */
async function summary(folder: string): Promise<string> {
  const sandbox = await startSandbox({ issueDelay: 1000, tls: { names: [HOST] } })
  const proxy = await new ConnectProxy().start()
  try {
    const ca = join(folder, 'ca.pem')
    writeFileSync(ca, sandbox.ca)
    const names = ['www.example.com', 'example.com', 'api.example.com']
    const order = await sandbox.addOrder({ names, daysLeft: 40 })
    const { csr } = await createCsr({ commonName: 'www.example.com', kind: 'rsa-2048' })
    const inputs = {
      api_url: `https://${HOST}:${String(sandbox.port)}/services/v2`,
      ...{ api_key: sandbox.apiKey, order_id: String(order.id), csr },
      renew_before: '33%',
      skip_approval: 'true',
      certificate_path: 'chain.pem',
    }
    const env = { NODE_EXTRA_CA_CERTS: ca, https_proxy: proxy.url }
    const result = await runAction(inputs, { env })
    if (result.code !== 0) {
      throw new Error(result.log)
    }
    return result.summary.replaceAll(result.workspace, WORKSPACE)
  } finally {
    await Promise.all([sandbox.close(), proxy.close()])
  }
}

function browser(profile: string, ...args: string[]): string {
  const quiet = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...['--hide-scrollbars', `--user-data-dir=${profile}`],
  ]
  return execFileSync('chromium', [...quiet, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

async function draw(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'))
  try {
    const page = join(folder, 'summary.html')
    const measure =
      '<script>document.title = String(document.documentElement.offsetHeight)</script>'
    const head = `<!doctype html><meta charset="utf-8"><title></title><style>${STYLE}</style>`
    writeFileSync(page, `${head}<body>${await summary(folder)}${measure}`)
    const url = pathToFileURL(page).href
    const profile = join(folder, 'profile')
    const height =
      /<title>(\d+)/.exec(browser(profile, '--dump-dom', '--window-size=924,600', url))?.[1] ??
      '600'
    mkdirSync('docs', { recursive: true })
    browser(
      profile,
      ...['--force-device-scale-factor=2', `--window-size=924,${height}`],
      ...[`--screenshot=${join(process.cwd(), 'docs', 'summary.png')}`, url],
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (argumentsOr(HELP) !== undefined) {
  await draw()
}
