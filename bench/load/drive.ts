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
          headers: { cookie: service.cookie, 'content-type': 'application/json' },
        }),
      },
    ],
  })
  const after: Figures = await service.figures()
  const answered = result['2xx']
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
