import autocannon from 'autocannon'
import type { Figures, LoadedService } from './service.ts'

export interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** Answers of any other kind than 200. */
  readonly refused: number
  /** Processor time per answer in milliseconds, of the service with all its threads and of this client beside it. */
  readonly cpuMs: { readonly service: number; readonly client: number }
  readonly resident: Resident
  readonly decisions: number
}

/** Memory of the service in MiB. */
type Resident = {
  readonly before: number
  readonly after: number
  /** Means over the second and the last tenth of the time: when it has settled, and at the end. */
  readonly settled: number
  readonly end: number
  /** end / settled − 1. */
  readonly growth: number
}

const LOOKS = 60

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
  const cpuBefore = process.cpuUsage()
  const sizes: number[] = []
  const looking = setInterval(
    () =>
      void service.figures().then(
        ({ residentMiB }) => sizes.push(residentMiB),
        // A busy machine: the next look will do.
        () => undefined,
      ),
    (1000 * seconds) / LOOKS,
  )
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
  clearInterval(looking)
  const cpu = process.cpuUsage(cpuBefore)
  const after: Figures = await service.figures()
  const answered = result['2xx']
  if (answered === 0) throw new Error('nothing was answered with 200')
  return {
    perSecond: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    max: result.latency.max,
    refused: result.non2xx + result.errors,
    cpuMs: {
      service: (1000 * (after.cpuSeconds - before.cpuSeconds)) / answered,
      client: (cpu.user + cpu.system) / 1000 / answered,
    },
    resident: residentOver(sizes, before.residentMiB, after.residentMiB),
    decisions: after.decisions - before.decisions,
  }
}

function residentOver(sizes: readonly number[], before: number, after: number): Resident {
  const tenth = Math.max(1, Math.floor(sizes.length / 10))
  const settled = mean(sizes.slice(tenth, 2 * tenth), before)
  const end = mean(sizes.slice(-tenth), after)
  return { before, after, settled, end, growth: end / settled - 1 }
}

const mean = (values: readonly number[], otherwise: number): number =>
  values.length === 0 ? otherwise : values.reduce((sum, value) => sum + value, 0) / values.length
