import type { Hono } from 'hono'
import type { Account } from '../account/account.ts'
import { isoOf } from '../account/days.ts'
import type { Order } from '../account/records.ts'
import { settle } from '../account/settle.ts'
import type { Json } from '../api/answers.ts'
import { ApiError, invalidValue, requiredParam } from '../api/apiError.ts'
import {
  jsonAnswer,
  jsonBody,
  onlyThese,
  tookEffect,
  type ApiContext,
  type AppEnv,
} from '../api/app.ts'
import { findOrder } from '../api/routes.ts'
import { checkAnswer, validationAnswer } from './answers.ts'
import { freshValue, look, methodOf, openScopesOf, valueOf } from './look.ts'
import { DCV_METHODS, isMethod, type DcvMethod } from './records.ts'

/** The validation of an order's domains: how far it is, its value, its method, and a look for it. */
export function validationRoutes(app: Hono<AppEnv>, account: Account): void {
  app.get('/order/certificate/:id/validation', (context) => {
    const order = findOrder(account, context.req.param('id'))
    return jsonAnswer(account, context, validationAnswer(account, order))
  })
  onlyThese(app, '/order/certificate/:id/validation', 'GET')

  app.put('/order/certificate/:id/dcv-random-value', (context) => {
    const order = findOrder(account, context.req.param('id'))
    refuseUnlessOpen(account, order)
    if (order.validation.method === 'email') {
      throw new ApiError(400, invalidValue('dcv_method', 'email publishes nothing'))
    }
    tookEffect(context)
    return jsonAnswer(account, context, valueFields(valueOf(account, order)))
  })
  onlyThese(app, '/order/certificate/:id/dcv-random-value', 'PUT')

  app.put('/order/certificate/:id/dcv-method', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    const method = readMethod(await jsonBody(context))
    refuseUnlessOpen(account, order)
    const { validation } = order
    const isNew = validation.method !== method || validation.methods.size > 0
    validation.method = method
    validation.methods.clear()
    tookEffect(context)
    if (method === 'email') {
      return context.body('', 200)
    }
    const value = isNew ? freshValue(account, order) : valueOf(account, order)
    return jsonAnswer(account, context, valueFields(value))
  })
  onlyThese(app, '/order/certificate/:id/dcv-method', 'PUT')

  app.put('/order/certificate/:id/check-dcv', async (context) => {
    const order = findOrder(account, context.req.param('id'))
    await look(account, order, await readNames(context))
    settle(account)
    refuseWhatIsMissing(account, order)
    tookEffect(context)
    return jsonAnswer(account, context, checkAnswer(account, order))
  })
  onlyThese(app, '/order/certificate/:id/check-dcv', 'PUT')
}

/** The method that a body asks for; 400 for one that there is not. */
function readMethod(body: Json): DcvMethod {
  const method = body['dcv_method']
  if (method === undefined) {
    throw new ApiError(400, requiredParam('dcv_method'))
  }
  if (!isMethod(method)) {
    throw new ApiError(400, invalidValue('dcv_method', `not ${DCV_METHODS.join(', ')}`))
  }
  return method
}

function valueFields({ text, expires }: { text: string; expires: number }): Json {
  return { dcv_random_value: text, expiration_date: isoOf(expires) }
}

function refuseUnlessOpen(account: Account, order: Order): void {
  const isOpen = openScopesOf(account, order).length > 0
  if (!isOpen && account.switches.nothingToValidate === 'error') {
    throw new ApiError(400, invalidValue('order_id', 'nothing is to be validated'))
  }
}

async function readNames(context: ApiContext): Promise<readonly string[] | undefined> {
  if ((await context.req.text()) === '') {
    return undefined
  }
  const { dns_names_validations: names } = await jsonBody(context)
  return Array.isArray(names) ? names.map(String) : undefined
}

const MISSING = {
  email: ['email_not_confirmed', 'The email was not confirmed.'],
  'dns-txt-token': ['invalid_dns_txt', 'Unable to find the TXT record.'],
  'dns-cname-token': ['invalid_dns_cname', 'Unable to find the CNAME record.'],
  'http-token': ['file_random_value_not_found', 'Unable to find the file.'],
} as const

/** A missing file is an error; a missing record too, where the account plays the older API. */
function refuseWhatIsMissing(account: Account, order: Order): void {
  const [open] = openScopesOf(account, order)
  const method = open && methodOf(order, open)
  if (method === 'http-token' || (method && account.switches.missingRecord === 'error')) {
    const [code, message] = MISSING[method]
    throw new ApiError(400, { code, message })
  }
}
