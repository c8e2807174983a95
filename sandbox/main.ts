import { parseArgs } from 'node:util'
import type { NewOrder } from './account/newOrder.ts'
import { severalOrders } from './account/severalOrders.ts'
import { startSandbox } from './sandbox.ts'
import { readSwitches } from './readSwitches.ts'

const HELP = `A stand-in CertCentral on loopback, for rehearsals. Ctrl-C ends it.

  --port N             the port (a free one)
  --api-key KEY        the API key (a random one)
  --names A,B,...      names of the demo order, the common name first (example.com,www.example.com)
  --days-left N,...    days until its certificate ends (40); several numbers make as many orders
  --order-days-left N  days until the order itself ends
  --status STATUS      the status of the order (issued)
  --no-approval        reissues need no approval
  --approve-after N    seconds after which a pending request is approved (never)
  --issue-delay N      seconds from approval to issuance (0)
  --validation         all names must be validated first
  --validate-after N   seconds from approval until they count as validated (never)
  --dns-server H:P     name server where their TXT and CNAME records are looked for
  --http-server H:P    server that has the files of the method http-token
  --rate-limit         100 requests per 5 s and 1000 per 3 min
  --switch NAME=VALUE  what the documentation leaves open; may be repeated (sandbox/README.md lists them)
`

const { values } = parseArgs({
  allowNegative: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    port: { type: 'string', default: '0' },
    'api-key': { type: 'string' },
    names: { type: 'string', default: 'example.com,www.example.com' },
    'days-left': { type: 'string', default: '40' },
    'order-days-left': { type: 'string' },
    status: { type: 'string', default: 'issued' },
    approval: { type: 'boolean', default: true },
    'approve-after': { type: 'string', default: 'Infinity' },
    'issue-delay': { type: 'string', default: '0' },
    validation: { type: 'boolean', default: false },
    'validate-after': { type: 'string', default: 'Infinity' },
    'dns-server': { type: 'string', default: '' },
    'http-server': { type: 'string', default: '' },
    'rate-limit': { type: 'boolean', default: false },
    switch: { type: 'string', multiple: true, default: [] },
  },
})

if (values.help) {
  process.stdout.write(HELP)
} else {
  await start()
}

async function start(): Promise<void> {
  const apiKey = values['api-key']
  const sandbox = await startSandbox({
    port: numberOf('port'),
    ...(apiKey !== undefined && { apiKey }),
    approval: values.approval,
    autoApproveAfter: numberOf('approve-after') * 1000,
    issueDelay: numberOf('issue-delay') * 1000,
    domainValidation: values.validation,
    validateAfter: numberOf('validate-after') * 1000,
    dnsServer: values['dns-server'],
    httpServer: values['http-server'],
    rateLimit: values['rate-limit'],
    switches: readSwitches(values.switch),
    onRequest: ({ method, path, time }) => {
      process.stdout.write(`${new Date(time).toISOString()} ${method} ${JSON.stringify(path)}\n`)
    },
  })
  const ids: number[] = []
  for (const order of demoOrders()) {
    ids.push((await sandbox.addOrder(order)).id)
  }
  process.stdout.write(`A stand-in CertCentral is listening. It is not DigiCert; Ctrl-C ends it.

  api_url: ${sandbox.url}
  api_key: ${sandbox.apiKey}
  ${ids.length === 1 ? 'order_id' : 'order_ids'}: ${ids.join(', ')}

`)
  const stop = (): void => void sandbox.close()
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

function demoOrders(): NewOrder[] {
  const order = {
    names: values.names.split(',').map((name) => name.trim()),
    ...(values['order-days-left'] !== undefined && { orderDaysLeft: numberOf('order-days-left') }),
    status: values.status,
  }
  const daysLeft = values['days-left'].split(',').map((text) => numberIn('days-left', text))
  return severalOrders(order, daysLeft)
}

function numberOf(
  name: 'port' | 'order-days-left' | 'approve-after' | 'issue-delay' | 'validate-after',
): number {
  return numberIn(name, values[name] ?? '')
}

function numberIn(name: keyof typeof values, text: string): number {
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number)) {
    throw new Error(`--${name} is not a number`)
  }
  return number
}
