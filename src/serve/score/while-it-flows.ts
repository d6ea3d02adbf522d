import { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** A connection on which nothing moves for this long, in either direction, is closed. */
const IDLE_MS = 60_000

/** The body of a request of any length, as long as its connection is not idle. */
export async function* whileItFlows({ raw }: FastifyRequest): AsyncGenerator<Buffer> {
  const { socket } = raw
  const giveUp = (): unknown => socket.destroy()
  // Only what comes over a network can idle.
  const isNetwork = socket instanceof Socket
  if (isNetwork) socket.setTimeout(IDLE_MS, giveUp)
  try {
    for await (const chunk of raw) yield chunk as Buffer
  } finally {
    if (isNetwork) socket.setTimeout(0).off('timeout', giveUp)
  }
}
