import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createHash, createPublicKey } from 'node:crypto'
import { writeFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import {
  annotations,
  codesOf,
  dayFromToday,
  NAMES,
  newCsr,
  posted,
  reasonOf,
  sent,
  step,
} from '../support/stage.ts'

let sandbox: Sandbox
const { csr, publicKey } = await newCsr()

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

/** By the design, not by the code: 16 hex digits of SHA-256 over the key's SHA-256 and the sorted names. */
function markerKey(names: readonly string[]): string {
  const spki = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
  const keyId = createHash('sha256').update(spki).digest('hex')
  const text = [keyId, ...names.toSorted()].join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

describe('the four answers', () => {
  test('1: approval is needed', async () => {
    const order = await sandbox.addOrder({ daysLeft: 40 })
    const result = await step(sandbox, order, { csr })
    const [request] = sandbox.waiting(order.id)
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(result.outputs).toEqual({
      order_id: String(order.id),
      request_id: String(request?.id),
      reissued: 'true',
      status: 'needs_approval',
      reason: expect.stringContaining(`request ${request?.id}`),
      auto_reissue: 'false',
      valid_till: dayFromToday(40),
      days_remaining: '40',
      serial_number: order.current.serialNumber,
      order_valid_till: order.validTill,
    })
    expect(sent(sandbox, order)).toEqual(['GET ', 'POST /reissue'])
    expect(reasonOf(result)).toBe('reissued')
    expect(codesOf(result).warnings).toEqual(['keep_key'])
    expect(result.summary).toContain(`request ${request?.id}`)
  })

  test('2: approval is skipped, and the certificate not issued yet', async () => {
    const order = await sandbox.addOrder({ daysLeft: 40 })
    const result = await step(sandbox, order, { csr, skip_approval: 'TRUE' })
    const id = sandbox.order(order.id).certificates.at(-1)?.id
    expect(result.code).toBe(0)
    expect(result.outputs).toMatchObject({
      certificate_id: String(id),
      reissued: 'true',
      status: 'pending',
    })
    expect(result.outputs).not.toHaveProperty('request_id')
    expect(codesOf(result).warnings).toEqual(['keep_key'])
  })

  test.each(['without_root', 'with_root'] as const)(
    '3: issued at once, %s',
    async (chainInAnswer) => {
      sandbox.switches.chainInAnswer = chainInAnswer
      const order = await sandbox.addOrder({ daysLeft: 40, orderDaysLeft: 400 })
      const before = order.current.serialNumber
      const result = await step(sandbox, order, { csr, skip_approval: 'true' })
      const { current } = sandbox.order(order.id)
      expect(result.code).toBe(0)
      expect(result.outputs).toMatchObject({
        certificate_id: String(current.id),
        status: 'issued',
        serial_number: current.serialNumber,
        valid_till: current.validTill,
      })
      expect(current.serialNumber).not.toBe(before)
      expect(annotations(result, 'warning')).toEqual([])
      expect(result.summary).toContain(before)
      expect(result.summary).toContain(current.serialNumber)
    },
  )

  test('issued at once, but without a name: failed, and the IDs are told', async () => {
    const lacking = await sandbox.addOrder({ names: ['example.com'] })
    await sandbox.addReissue(lacking.id, { csr, status: 'issued' })
    const { id } = sandbox.order(lacking.id).current
    const order = await sandbox.addOrder()
    const body = JSON.stringify({
      id: order.id,
      certificate_id: id,
      certificate_chain: await sandbox.chainOf(id),
    })
    sandbox.addFault({ endpoint: 'reissue', fault: 'body', body })
    const result = await step(sandbox, order, { csr, skip_approval: 'true' })
    expect(result.code).toBe(1)
    expect(codesOf(result).errors).toEqual(['names_not_issued'])
    expect(annotations(result, 'error')).toEqual([expect.stringContaining('www.example.com')])
    expect(result.outputs).toMatchObject({
      ...{ reissued: 'true', status: 'rejected', certificate_id: String(id) },
    })
  })

  test('4: a name must be validated', async () => {
    sandbox.settings.domainValidation = true
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr, skip_approval: 'true' })
    expect(result.code).toBe(0)
    expect(result.outputs['dcv_random_value']).toMatch(/^[0-9a-f]{32}$/)
    expect(result.outputs['status']).toBe('needs_validation')
    expect(result.summary).toContain(result.outputs['dcv_random_value'] ?? '')
  })

  test('a second certificate, when a request is approved at once: accepted, not waiting', async () => {
    const order = await sandbox.addOrder()
    const body = JSON.stringify({
      id: String(order.id),
      requests: [{ id: '7', status: 'approved' }],
    })
    sandbox.addFault({ endpoint: 'reissue', fault: 'body', status: 200, body })
    const result = await step(sandbox, order, { csr })
    expect(result.outputs).toMatchObject({ request_id: '7', status: 'pending' })
  })

  test('several requests are separated by commas; null and unknown fields do not matter', async () => {
    const order = await sandbox.addOrder()
    const body = JSON.stringify({
      id: order.id,
      certificate_id: null,
      requests: [{ id: 7 }, { id: '8' }],
      new_field: { a: 1 },
    })
    sandbox.addFault({ endpoint: 'reissue', fault: 'body', body })
    const result = await step(sandbox, order, { csr })
    expect(result.outputs).toMatchObject({ request_id: '7,8', status: 'needs_approval' })
    expect(result.code).toBe(0)
  })
})

describe('the body', () => {
  test('exactly this body, with these headers, over one connection', async () => {
    const order = await sandbox.addOrder({ serverPlatform: 45, signatureHash: 'sha384' })
    const result = await step(sandbox, order, { csr })
    expect(result.code).toBe(0)
    expect(posted(sandbox, order)).toEqual({
      certificate: {
        common_name: 'example.com',
        dns_names: ['www.example.com'],
        csr,
        server_platform: { id: 45 },
        signature_hash: 'sha384',
      },
      comments: `[gha 4242 ${markerKey(NAMES)}] Reissued by digicert-reissue, octo-org/site, workflow certificates, actor octocat, https://github.com/octo-org/site/actions/runs/4242`,
      skip_approval: false,
    })
    const [get, post] = sandbox.requests
    for (const entry of [get, post]) {
      expect(entry?.headers).toMatchObject({
        'x-dc-devkey': sandbox.apiKey,
        accept: 'application/json',
        'user-agent': expect.stringContaining('digicert-reissue'),
      })
    }
    expect(post?.headers['content-type']).toBe('application/json')
    expect(get?.headers).not.toHaveProperty('content-type')
    expect(get?.body).toBeUndefined()
    expect(sandbox.connections.tcp).toBe(1)
  })

  test('inputs come before what the order has; skip_approval stands at the top level', async () => {
    const order = await sandbox.addOrder({ serverPlatform: 45, signatureHash: 'sha384' })
    await step(sandbox, order, {
      csr,
      signature_hash: 'SHA512',
      server_platform: '2',
      comments: 'by hand',
      skip_approval: '1',
      common_name: 'www.example.com',
    })
    expect(posted(sandbox, order)).toEqual({
      certificate: {
        common_name: 'www.example.com',
        dns_names: ['example.com'],
        csr,
        server_platform: { id: 2 },
        signature_hash: 'sha512',
      },
      comments: `[gha 4242 ${markerKey(NAMES)}] by hand`,
      skip_approval: true,
    })
  })

  test('a CSR from a file of the workspace, in another form, goes out as PEM', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'step-'))
    const form = csr.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')
    await writeFile(join(workspace, 'request.csr'), form.replaceAll('\n', '\r\n'))
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr: 'request.csr' }, { workspace })
    expect(result.code).toBe(0)
    expect(posted(sandbox, order)).toMatchObject({ certificate: { csr } })
  })

  test('outside of a numbered run a random ID stands in the marker', async () => {
    const texts = await Promise.all(
      [{ GITHUB_RUN_ID: undefined }, { GITHUB_RUN_ID: 'x' }, { ACT: 'true' }].map(async (env) => {
        const order = await sandbox.addOrder()
        await step(sandbox, order, { csr, comments: 'x' }, { env })
        return (posted(sandbox, order) as { comments: string }).comments
      }),
    )
    for (const text of texts) {
      expect(text).toMatch(/^\[gha r[0-9a-f]{12} [0-9a-f]{16}\] x$/)
    }
    expect(new Set(texts).size).toBe(3)
  })

  test('an order for code signing: names only when given', async () => {
    const product = { nameId: 'code_signing', type: 'code_signing', name: 'Code Signing' }
    const order = await sandbox.addOrder({ product })
    const code = (await createCsr({ commonName: 'Example Inc.' })).csr
    const result = await step(sandbox, order, { csr: code })
    expect(result.code).toBe(0)
    expect(posted(sandbox, order)).toMatchObject({ certificate: { csr: code } })
    const { certificate } = posted(sandbox, order) as { certificate: object }
    expect(Object.keys(certificate).sort()).toEqual(['csr', 'server_platform', 'signature_hash'])
  })
})

describe('names', () => {
  const names = ['example.com', 'www.example.com', '10.0.0.1', 'intranet', '_x.example.com']
  const namesSent = (order: { id: number }) => {
    const { certificate } = posted(sandbox, order) as { certificate: Record<string, unknown> }
    return [certificate['common_name'], certificate['dns_names']]
  }

  test('of the order are all carried over, as they are', async () => {
    const order = await sandbox.addOrder({ names })
    const result = await step(sandbox, order, { csr })
    expect(namesSent(order)).toEqual(['example.com', names.slice(1)])
    expect(sandbox.order(order.id).droppedNames).toEqual([])
    expect(codesOf(result).events).toContain('names')
    for (const name of names) {
      expect(result.summary).toContain(`<code>${name}</code>`)
    }
  })

  test('are added, normalised', async () => {
    const order = await sandbox.addOrder()
    const dns = 'WWW.example.com, *.Example.com\nbücher.example'
    const result = await step(sandbox, order, { csr, dns_names: dns })
    expect(result.code).toBe(0)
    expect(namesSent(order)).toEqual([
      'example.com',
      ['www.example.com', '*.example.com', 'xn--bcher-kva.example'],
    ])
    expect(result.log).toContain('*.example.com, xn--bcher-kva.example')
  })

  test('are removed, with remove_names alone', async () => {
    const order = await sandbox.addOrder({ names })
    const result = await step(sandbox, order, { csr, remove_names: '10.0.0.1 _X.example.com' })
    expect(result.code).toBe(0)
    expect(namesSent(order)).toEqual(['example.com', ['www.example.com', 'intranet']])
    expect(result.log).toContain('10.0.0.1, _x.example.com')
    expect(codesOf(result).warnings).toContain('names_removed')
  })

  test('would be dropped: refused, nothing sent, and the message says what DigiCert does', async () => {
    const order = await sandbox.addOrder({ names })
    const result = await step(sandbox, order, { csr, dns_names: 'www.example.com', force: 'true' })
    expect(result.code).toBe(1)
    expect(sent(sandbox, order)).toEqual(['GET '])
    expect(result.outputs).toMatchObject({ reissued: 'false', status: 'refused' })
    const [error, ...more] = annotations(result, 'error')
    expect(more).toEqual([])
    expect(reasonOf(result)).toBe('names_dropped')
    expect(error).toContain('10.0.0.1, intranet, _x.example.com')
    expect(result.outputs['reason']).toBe(error)
  })

  test('that only the CSR asks for are not sent, and a warning says so', async () => {
    const order = await sandbox.addOrder()
    const more = await createCsr({ commonName: 'example.com', names: ['shop.example.com'] })
    const result = await step(sandbox, order, { csr: more.csr })
    expect(namesSent(order)).toEqual(['example.com', ['www.example.com']])
    expect(codesOf(result).warnings).toContain('csr_names_not_sent')
  })
})

test('a re-run of the run finds its reissue instead of asking again', async () => {
  const order = await sandbox.addOrder()
  const first = await step(sandbox, order, { csr })
  const again = await step(sandbox, order, { csr }, { env: { GITHUB_RUN_ATTEMPT: '2' } })
  expect(again.code).toBe(0)
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
  expect(again.outputs).toMatchObject({
    reissued: 'true',
    status: 'needs_approval',
    request_id: first.outputs['request_id'],
  })
  expect(reasonOf(again)).toBe('adopted')
})

test('another run with the same CSR goes on with the one that waits, and did not reissue', async () => {
  const order = await sandbox.addOrder()
  await step(sandbox, order, { csr })
  const other = await step(sandbox, order, { csr }, { env: { GITHUB_RUN_ID: '4243' } })
  expect(other.code).toBe(0)
  expect(other.outputs).toMatchObject({ reissued: 'false', status: 'needs_approval' })
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

test('another CSR is refused while one waits', async () => {
  const order = await sandbox.addOrder()
  await step(sandbox, order, { csr })
  const other = await step(sandbox, order, { csr: (await newCsr()).csr })
  expect(other.code).toBe(1)
  expect(other.outputs).toMatchObject({ reissued: 'false', status: 'refused' })
  expect(reasonOf(other)).toBe('another_pending')
  expect(annotations(other, 'error')).toEqual([
    expect.stringContaining(`request ${sandbox.waiting(order.id)[0]?.id}`),
  ])
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

test('approval that was to be skipped and is not: a warning says who may', async () => {
  const key = sandbox.addKey({ maySkipApproval: false })
  const order = await sandbox.addOrder()
  const result = await step(sandbox, order, { csr, skip_approval: 'true', api_key: key })
  expect(result.code).toBe(0)
  expect(result.outputs['status']).toBe('needs_approval')
  expect(codesOf(result).warnings).toContain('approval_not_skipped')
})

describe('a dry run', () => {
  test.each([
    ['with a CSR', csr, false],
    ['without one', '', true],
  ])('%s reads, and writes nothing', async (_what, text, needsCsr) => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, {
      csr: text,
      dry_run: 'true',
      dns_names: 'www.example.com new.example.com',
      auto_reissue: 'true',
    })
    expect(result.code).toBe(0)
    expect(sent(sandbox, order)).toEqual(['GET ', 'GET /validation'])
    expect(result.outputs).toMatchObject({
      status: 'planned',
      reissued: 'false',
      auto_reissue: 'false',
    })
    expect(reasonOf(result)).toBe('planned')
    expect(result.outputs['reason']?.includes('CSR')).toBe(needsCsr)
    expect(codesOf(result).events).toContain('would_set_auto_reissue')
    expect(result.summary).toContain('<code>new.example.com</code>')
  })

  test('fails where the run would be refused', async () => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { dry_run: 'true', dns_names: 'a.example' })
    expect(result.code).toBe(1)
    expect(result.outputs).toMatchObject({ status: 'refused', reissued: 'false' })
    expect(sent(sandbox, order)).toEqual(['GET '])
  })

  test('says that it would adopt what waits', async () => {
    const order = await sandbox.addOrder()
    await sandbox.addReissue(order.id, { csr })
    const result = await step(sandbox, order, { csr, dry_run: 'true' })
    expect(result.code).toBe(0)
    expect(result.outputs).toMatchObject({ status: 'needs_approval', reissued: 'false' })
    expect(sent(sandbox, order)).toEqual(['GET ', 'GET /reissue'])
  })
})

describe('an order that cannot be reissued', () => {
  test.each([
    [{ status: 'canceled' }, 'order_closed'],
    [{ status: 'expired' }, 'order_not_active'],
    [{ status: 'revoked' }, 'order_not_active'],
    [{ orderDaysLeft: -1, daysLeft: -1 }, 'order_ended'],
    [{ orderDaysLeft: 20, daysLeft: 20 }, 'ends_with_order'],
  ])('%j is refused after one read', async (wish, code) => {
    const order = await sandbox.addOrder(wish)
    const result = await step(sandbox, order, { csr })
    expect(result.code).toBe(1)
    expect(result.outputs).toMatchObject({ status: 'refused', reissued: 'false' })
    expect(reasonOf(result)).toBe(code)
    expect(annotations(result, 'error')).toHaveLength(1)
    expect(sent(sandbox, order)).toEqual(['GET '])
  })

  test('one that was never issued is refused, once the list shows nothing either', async () => {
    const order = await sandbox.addOrder({ status: 'pending' })
    const result = await step(sandbox, order, { csr })
    expect(result.code).toBe(1)
    expect(reasonOf(result)).toBe('never_issued')
    expect(sent(sandbox, order)).toEqual(['GET ', 'GET /reissue'])
  })

  test('force reissues one that is expired', async () => {
    const order = await sandbox.addOrder({ status: 'expired', daysLeft: -3 })
    const result = await step(sandbox, order, { csr, force: 'true' })
    expect(result.code).toBe(0)
    expect(sandbox.accepted.reissues(order.id)).toBe(1)
  })
})
