import type { Hono } from 'hono'
import type { Account } from '../account/account.ts'
import type { Certificate } from '../account/records.ts'
import { bundleOf } from '../authority/bundle.ts'
import { chainField } from './answers.ts'
import { ApiError, notFound } from './apiError.ts'
import { jsonAnswer, onlyThese, type ApiContext, type AppEnv } from './app.ts'
import { findOrder } from './routes.ts'

/** The number under which the list of formats has `pem_all`, for clients that name a platform. */
const PEM_ALL_PLATFORM = '29'

/** Downloads by certificate and by order, in each format, and the chain as JSON. */
export function downloadRoutes(app: Hono<AppEnv>, account: Account): void {
  const byCertificate = '/certificate/:id/download'
  const byOrder = '/certificate/download/order/:id'
  app.get(`${byOrder}/format/:format`, (context) => {
    const { id, format } = context.req.param()
    return download(account, context, liveOf(account, id), format)
  })
  app.get(byOrder, (context) =>
    download(account, context, liveOf(account, context.req.param('id')), 'default'),
  )
  app.get(`${byCertificate}/format/:format`, (context) => {
    const { id, format } = context.req.param()
    return download(account, context, findCertificate(account, id), format)
  })
  app.get(`${byCertificate}/platform/:platform?`, (context) => {
    const { id, platform } = context.req.param()
    const format = platform === PEM_ALL_PLATFORM ? 'pem_all' : 'default'
    return download(account, context, findCertificate(account, id), format)
  })
  app.get('/certificate/:id/chain', async (context) => {
    const chain = await account.chainOf(findCertificate(account, context.req.param('id')))
    return jsonAnswer(account, context, { intermediates: chainField(account, chain) })
  })
  for (const path of [
    byOrder,
    `${byOrder}/format/:format`,
    `${byCertificate}/format/:format`,
    `${byCertificate}/platform/:platform?`,
    '/certificate/:id/chain',
  ]) {
    onlyThese(app, path, 'GET')
  }
}

async function download(
  account: Account,
  context: ApiContext,
  asked: Certificate,
  format: string,
): Promise<Response> {
  const bundle = await bundleOf(account, downloaded(account, asked), format)
  if (bundle === undefined) {
    throw notFound('format')
  }
  const accept = context.req.header('accept') ?? '*/*'
  if (
    !['*/*', 'application/*', 'application/json', bundle.type].some((type) => accept.includes(type))
  ) {
    throw new ApiError(406, { code: 'not_acceptable', message: `It is an ${bundle.type}.` })
  }
  return context.body(bundle.content, 200, { 'content-type': bundle.type })
}

function findCertificate(account: Account, id: string): Certificate {
  const certificate = /^\d{1,15}$/.test(id) ? account.certificates.get(Number(id)) : undefined
  if (certificate?.validTill === undefined) {
    throw notFound('certificate')
  }
  return certificate
}

function liveOf(account: Account, orderId: string): Certificate {
  return findCertificate(account, String(findOrder(account, orderId).current.id))
}

/** The certificate that a download brings: the requested one, or another of its order. */
function downloaded(account: Account, asked: Certificate): Certificate {
  asked.downloads += 1
  if (asked.downloads > account.switches.otherDownloads) {
    return asked
  }
  const all = account.orders.get(asked.orderId)?.certificates ?? []
  const others = all.filter(({ validTill }) => validTill !== undefined)
  return others.findLast((certificate) => certificate !== asked) ?? asked
}
