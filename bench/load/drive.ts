import autocannon from 'autocannon'
import type { Figures, LoadedService } from './service.ts'

export interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** Answers of any other kind than 200. */
  readonly refused: number
  /** Processor time of the service per answer, in milliseconds. */
  readonly cpuMs: number
  readonly residentMiB: { readonly before: number; readonly after: number }
  readonly decisions: number
}

/** One request; the next is asked for as soon as one of them is answered. */
export type NextRequest = () => {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

/** Another one for every request: each is a decision of its own. */
let key = 0

/** Keeps `connections` requests under way for `seconds`, all from this machine. */
export async function drive(
  service: LoadedService,
  next: NextRequest,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const before = await service.figures()
  const result = await autocannon({
    url: service.address,
    connections,
    duration: seconds,
    timeout: 30,
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          ...next(),
          headers: {
            authorization: `Bearer ${service.key}`,
            'content-type': 'application/json',
            'idempotency-key': String(++key),
          },
        }),
      },
    ],
  })
  const after: Figures = await service.figures()
  const answered = result['2xx']
  if (answered === 0) throw new Error('nothing was answered with 200')
  return {
    perSecond: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    max: result.latency.max,
    refused: result.non2xx + result.errors,
    cpuMs: (1000 * (after.cpuSeconds - before.cpuSeconds)) / answered,
    residentMiB: { before: before.residentMiB, after: after.residentMiB },
    decisions: after.decisions - before.decisions,
  }
}
