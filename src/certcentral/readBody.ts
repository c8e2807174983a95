import { TooLargeError, UnexpectedResponseError } from './errors.ts'
import type { SentRequest } from './request.ts'

/** An order may have thousands of reissues, each with its CSR: the cap is generous. */
const MAX_BODY_BYTES = 32 * 1024 * 1024

/** A response whose headers have come. */
interface Incoming extends AsyncIterable<Uint8Array> {
  destroy(): unknown
}

/**
 * The whole body of a response as text. The HTTP library's own `readBody` never settles when the connection is cut;
 * iterating over the stream rejects.
 * @throws {@link TooLargeError} over 32 MB; {@link UnexpectedResponseError} for what is not UTF-8
 */
export async function readBody(request: SentRequest, message: Incoming): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) {
      message.destroy()
      throw new TooLargeError(request, MAX_BODY_BYTES)
    }
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new UnexpectedResponseError(request, 'not_utf8', '', { cause })
  }
}
