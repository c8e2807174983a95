import type { Hono } from 'hono'
import type { Account } from '../account/account.ts'
import { momentField, requestFields, type Json } from './answers.ts'
import { orderAnswer } from './orderAnswer.ts'
import { ApiError, invalidValue, notFound, requiredParam } from './apiError.ts'
import { denied, jsonAnswer, jsonBody, onlyThese, tookEffect, type AppEnv } from './app.ts'
import { approve, cancelWaiting, reject } from '../account/lifecycle.ts'
import { orderShownIn, remember } from '../account/past.ts'
import type { Order, OrderRequest } from '../account/records.ts'

/** Order info, the auto-reissue setting and canceling a reissue. */
export function orderRoutes(app: Hono<AppEnv>, account: Account): void {
  app.get('/order/certificate/:id', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    const shown = orderShownIn(account, order, 'order')
    return jsonAnswer(account, context, await orderAnswer(account, shown))
  })
  onlyThese(app, '/order/certificate/:id', 'GET')

  app.put('/order/certificate/:id/auto-reissue', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    const wanted = readSetting(await jsonBody(context))
    if (!order.multiYearPlan && account.switches.autoReissueWithoutPlan === 'error') {
      throw new ApiError(400, invalidValue('auto_reissue', 'the order has no Multi-year Plan'))
    }
    if (order.multiYearPlan) {
      remember(account, order)
      order.autoReissue = wanted
      tookEffect(context)
    }
    return context.body(null, 204)
  })
  onlyThese(app, '/order/certificate/:id/auto-reissue', 'PUT')

  app.put('/order/certificate/:id/status', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    const { status, note } = await jsonBody(context)
    const missing = Object.entries({ status, note }).filter(([, value]) => !isText(value))
    if (missing.length > 0) {
      throw new ApiError(400, ...missing.map(([name]) => requiredParam(name)))
    }
    const isCanceled = String(status).toLowerCase() === 'canceled'
    if (!isCanceled || !cancelWaiting(account, order, String(note))) {
      throw new ApiError(400, invalidValue('status', 'nothing to cancel'))
    }
    tookEffect(context)
    return context.body(null, 204)
  })
  onlyThese(app, '/order/certificate/:id/status', 'PUT')
}

/** Request info, approving and rejecting. */
export function requestRoutes(app: Hono<AppEnv>, account: Account): void {
  app.get('/request/:id', (context) => {
    const request = findRequest(account, context.req.param('id'))
    return jsonAnswer(account, context, requestAnswer(account, request))
  })
  onlyThese(app, '/request/:id', 'GET')

  app.put('/request/:id/status', async (context) => {
    const request = findRequest(account, context.req.param('id'))
    if (!context.get('apiKey').mayApprove) {
      throw denied('invalid_approver', 'You may not approve this request.')
    }
    const { status, processor_comment: comment } = await jsonBody(context)
    const decide = { approved: approve, rejected: reject }[String(status)]
    if (!decide?.(account, request, typeof comment === 'string' ? comment : '')) {
      throw new ApiError(400, invalidValue('status', 'the request does not await that'))
    }
    tookEffect(context)
    return context.body(null, 204)
  })
  onlyThese(app, '/request/:id/status', 'PUT')
}

/** The order of an id in a path; 404 where there is none. */
export function findOrder(account: Account, id: string): Order {
  const order = /^\d{1,15}$/.test(id) ? account.orders.get(Number(id)) : undefined
  if (!order) {
    throw notFound('order')
  }
  return order
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function findRequest(account: Account, id: string): OrderRequest {
  const request = /^\d{1,15}$/.test(id) ? account.requests.get(Number(id)) : undefined
  if (!request) {
    throw notFound('request')
  }
  return request
}

function readSetting(body: Json): boolean {
  const setting = body['auto_reissue']
  if (setting === undefined) {
    throw new ApiError(400, requiredParam('auto_reissue'))
  }
  if (setting !== 0 && setting !== 1) {
    throw new ApiError(400, invalidValue('auto_reissue', 'not 0 or 1'))
  }
  return setting === 1
}

function requestAnswer(account: Account, request: OrderRequest): Json {
  const order = account.orders.get(request.orderId)
  const stale = request.reads < account.switches.staleRequestReads
  request.reads += 1
  return {
    ...requestFields(account, request),
    status: stale ? request.firstStatus : request.status,
    processor_comment: request.processorComment || undefined,
    date: momentField(account, request.date),
    order: order && {
      id: order.id,
      organization: order.organization,
      container: order.container,
      product: {
        name_id: order.product.nameId,
        name: order.product.name,
        type: order.product.type,
      },
    },
  }
}
