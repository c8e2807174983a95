import type { Hono } from 'hono'
import type { Account } from '../account/account.ts'
import { chainField, type Json } from './answers.ts'
import { jsonAnswer, jsonBody, onlyThese, tookEffect, type AppEnv } from './app.ts'
import { issue, submitReissue } from '../account/lifecycle.ts'
import { orderShownIn } from '../account/past.ts'
import { openScopesOf, valueOf } from '../dcv/look.ts'
import { chainIn } from '../authority/bundle.ts'
import type { OrderRequest } from '../account/records.ts'
import { reissueListAnswer } from './reissueList.ts'
import { readReissue } from './reissueRequest.ts'
import { findOrder } from './routes.ts'

/** Reissuing an order, and the list of its reissues. */
export function reissueRoutes(app: Hono<AppEnv>, account: Account): void {
  app.post('/order/certificate/:id/reissue', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    const { dcvMethod, skipApproval, ...fields } = await readReissue(
      account,
      order,
      await jsonBody(context),
    )
    const { approval } = account.settings
    const skips = skipApproval && account.switches.skipApprovalHonoured
    const approved = !approval || (skips && context.get('apiKey').maySkipApproval)
    order.validation.method = dcvMethod ?? order.validation.method
    const request = submitReissue(account, order, { ...fields, approved })
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

async function reissueAnswer(account: Account, request: OrderRequest): Promise<Json> {
  const { chainInAnswer, requestInAnswer, requestStatusInAnswer } = account.switches
  const { certificateId, id, orderId } = request
  if (request.approved === undefined) {
    const status = requestStatusInAnswer ? request.status : undefined
    return { id: orderId, requests: [{ id, status }] }
  }
  const requests = requestInAnswer === 'always' ? [{ id, status: 'approved' }] : undefined
  const accepted = { id: orderId, requests, certificate_id: certificateId }
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
  const chain = await chainIn(account, certificate, format)
  return { ...accepted, certificate_chain: chain && chainField(account, chain) }
}
