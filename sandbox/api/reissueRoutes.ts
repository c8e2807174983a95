import type { Hono } from 'hono'
import type { Account } from '../account/account.ts'
import { chainField, type Json } from './answers.ts'
import { ApiError, notFound } from './apiError.ts'
import { jsonAnswer, jsonBody, onlyThese, tookEffect, type AppEnv } from './app.ts'
import { bundleOf } from '../bundle.ts'
import { issue, submitReissue } from '../account/lifecycle.ts'
import { orderShownIn } from '../account/past.ts'
import { openScopesOf, valueOf } from '../dcv/look.ts'
import type { Certificate, OrderRequest } from '../account/records.ts'
import { reissueListAnswer } from './reissueList.ts'
import { readReissue } from './reissueRequest.ts'
import { findOrder } from './routes.ts'

/** Reissuing an order, and the list of its reissues. */
export function reissueRoutes(app: Hono<AppEnv>, account: Account): void {
  app.post('/order/certificate/:id/reissue', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    const { dcvMethod, skipApproval, ...wish } = await readReissue(
      account,
      order,
      await jsonBody(context),
    )
    const { approval } = account.settings
    const skips = skipApproval && account.switches.skipApprovalHonoured
    const approved = !approval || (skips && context.get('apiKey').maySkipApproval)
    order.validation.method = dcvMethod ?? order.validation.method
    const request = submitReissue(account, order, { ...wish, approved })
    tookEffect(context)
    return jsonAnswer(account, context, await reissueAnswer(account, request), 201)
  })

  app.get('/order/certificate/:id/reissue', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    const shown = orderShownIn(account, order, 'list')
    return jsonAnswer(
      account,
      context,
      await reissueListAnswer(account, shown, context.req.query()),
    )
  })
  onlyThese(app, '/order/certificate/:id/reissue', 'GET and POST')
}

/** Downloads: `pem_noroot`, `pem_all` and `pem_nointermediate`. */
export function downloadRoutes(app: Hono<AppEnv>, account: Account): void {
  app.get('/certificate/:id/download/format/:format', async (context) => {
    const { id, format } = context.req.param()
    const asked = /^\d{1,15}$/.test(id) ? account.certificates.get(Number(id)) : undefined
    if (asked?.validTill === undefined) {
      throw notFound('certificate')
    }
    const accept = context.req.header('accept') ?? '*/*'
    if (!/\*\/\*|application\/(\*|x-pem-file)/.test(accept)) {
      throw new ApiError(406, {
        code: 'not_acceptable',
        message: 'It is an application/x-pem-file.',
      })
    }
    const bundle = await bundleOf(account, downloaded(account, asked), format)
    if (bundle === undefined) {
      throw notFound('format')
    }
    const text = bundle.map(({ pem }) => pem).join('')
    return context.body(text, 200, { 'content-type': 'application/x-pem-file' })
  })
  onlyThese(app, '/certificate/:id/download/format/:format', 'GET')
}

async function reissueAnswer(account: Account, request: OrderRequest): Promise<Json> {
  const { chainInAnswer, requestStatusInAnswer } = account.switches
  const { certificateId, id, orderId } = request
  if (request.approved === undefined) {
    const status = requestStatusInAnswer ? request.status : undefined
    return { id: orderId, requests: [{ id, status }] }
  }
  const accepted = { id: orderId, certificate_id: certificateId }
  const order = account.orders.get(orderId)
  if (order !== undefined && openScopesOf(account, order).length > 0) {
    const isPublished = order.validation.method !== 'email'
    const value = isPublished ? valueOf(account, order).text : undefined
    return { ...accepted, dcv_random_value: value }
  }
  const certificate = account.certificates.get(certificateId)
  if (!certificate || chainInAnswer === 'absent' || account.settings.issueDelay > 0) {
    return accepted
  }
  issue(account, request, account.now())
  const format = chainInAnswer === 'with_root' ? 'pem_all' : 'pem_noroot'
  const bundle = await bundleOf(account, certificate, format)
  return { ...accepted, certificate_chain: bundle && chainField(account, bundle) }
}

/** The certificate that a download brings: the one asked for, or another of its order. */
function downloaded(account: Account, asked: Certificate): Certificate {
  asked.downloads += 1
  if (asked.downloads > account.switches.otherDownloads) {
    return asked
  }
  const all = account.orders.get(asked.orderId)?.certificates ?? []
  const others = all.filter(({ validTill }) => validTill !== undefined)
  return others.findLast((certificate) => certificate !== asked) ?? asked
}
