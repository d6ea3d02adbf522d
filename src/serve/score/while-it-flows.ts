import { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'

/**
 * The body of a request of any length, as long as its connection is not idle.
 * @param idleMs milliseconds without a byte, in either direction, after which it is closed
 */
export async function* whileItFlows({ raw }: FastifyRequest, idleMs: number): AsyncGenerator<Buffer> {
  const { socket } = raw
  const giveUp = (): unknown => socket.destroy()
  // Only what comes over a network can idle.
  const isNetwork = socket instanceof Socket
  if (isNetwork) socket.setTimeout(idleMs, giveUp)
  try {
    for await (const chunk of raw) yield chunk as Buffer
  } finally {
    if (isNetwork) socket.setTimeout(0).off('timeout', giveUp)
  }
}
