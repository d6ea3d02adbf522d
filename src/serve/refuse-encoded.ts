import type { FastifyRequest } from 'fastify'
import { fail } from '../errors/index.ts'

/**
 * Bodies come as they are: one that unpacks to a thousand times its size is refused before a byte of it is read.
 * @throws E_BODY_ENCODING
 */
export function refuseEncoded(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding']
  if (encoding === undefined || encoding === 'identity') return
  fail('E_BODY_ENCODING', {
    what: 'The body is packed.',
    got: encoding,
    expected: 'a body as it is, without a content encoding',
    remedy: 'Send it unpacked.',
  })
}
