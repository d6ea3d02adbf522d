import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Entry } from '../../record/index.ts'
import type { ObserveStatement } from '../../store/index.ts'
import { DECIDING } from '../../workspace/index.ts'

/** Seconds: from an answer out of memory to the patience of a reader. */
const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** Seconds: from a row in memory to a disk that is in trouble. */
const STORE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

/**
 * What the service counts and measures. Labels are words of the program: templates of routes, kinds, outcomes; never an
 * id, a name or an address of a request.
 */
export interface Metrics {
  /** @param route template, for example `/v1/applications/:applicationId/decision` */
  observeRequest(method: string, route: string, status: number, milliseconds: number): void
  readonly observeStatement: ObserveStatement
  /** The record is on disk. */
  observeRecord(entry: Entry, milliseconds: number): void
  recordFailed(): void
  /** @param change +1 when a record starts to wait to be on disk, −1 when it no longer does */
  recordsWaiting(change: 1 | -1): void
  /** Text of Prometheus' exposition format 0.0.4. */
  text(): Promise<{ readonly type: string; readonly text: string }>
}

/** With the figures of the process: memory, processor time, lag of the event loop. */
export function createMetrics(): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'vitrine_http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_BUCKETS,
    registers,
  })
  const statements = new Histogram({
    name: 'vitrine_store_statement_duration_seconds',
    help: 'Time of a statement of the store',
    labelNames: ['kind', 'failed'],
    buckets: STORE_BUCKETS,
    registers,
  })
  const records = new Histogram({
    name: 'vitrine_record_append_duration_seconds',
    help: 'Time until a record is on disk',
    labelNames: ['kind'],
    buckets: STORE_BUCKETS,
    registers,
  })
  const failures = new Counter({
    name: 'vitrine_record_append_failures_total',
    help: 'Records that could not be written',
    registers,
  })
  const waiting = new Gauge({
    name: 'vitrine_record_queue_length',
    help: 'Records that wait to be on disk',
    registers,
  })
  const decisions = new Counter({
    name: 'vitrine_decisions_total',
    help: 'New scores put on record, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  return {
    observeRequest(method, route, status, milliseconds) {
      requests.observe({ method, route, status }, milliseconds / 1000)
    },
    observeStatement(kind, milliseconds, failed) {
      statements.observe({ kind, failed: String(failed) }, milliseconds / 1000)
    },
    observeRecord(entry, milliseconds) {
      records.observe({ kind: entry.kind }, milliseconds / 1000)
      if (entry.kind === 'score') decisions.inc({ outcome: outcomeOf(entry) })
    },
    recordFailed: () => failures.inc(),
    recordsWaiting: (change) => waiting.inc(change),
    text: async () => ({ type: register.contentType, text: await register.metrics() }),
  }
}

function outcomeOf({ personal }: Extract<Entry, { readonly kind: 'score' }>): string {
  const { results } = personal as {
    readonly results?: Readonly<Record<string, { readonly outcome?: string }>>
  }
  return results?.[DECIDING]?.outcome ?? 'unknown'
}
