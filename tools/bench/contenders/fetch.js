// A lookup and a reissue by what Node itself has: no check, no retry, no deadline.
/* global fetch */
import { appendFileSync } from 'node:fs'

const { INPUT_API_KEY, INPUT_API_URL, INPUT_ORDER_ID, INPUT_CSR, GITHUB_OUTPUT, GITHUB_RUN_ID } =
  process.env
const url = `${INPUT_API_URL}/order/certificate/${INPUT_ORDER_ID}`
const headers = { 'X-DC-DEVKEY': INPUT_API_KEY, 'Content-Type': 'application/json' }
const order = await (await fetch(url, { headers })).json()
const { common_name, dns_names } = order.certificate
const body = JSON.stringify({
  certificate: {
    ...{ common_name, dns_names, csr: INPUT_CSR },
    ...{ server_platform: { id: -1 }, signature_hash: 'sha256' },
  },
  comments: `run ${GITHUB_RUN_ID}`,
})
const answer = await (await fetch(`${url}/reissue`, { method: 'POST', headers, body })).json()
const { id } = answer.requests[0]
appendFileSync(GITHUB_OUTPUT, `request_id=${id}\n`)
console.log(`Reissued: request ${id}`)
