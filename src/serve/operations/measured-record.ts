import type { DecisionRecord } from '../../record/index.ts'
import type { Metrics } from './metrics.ts'

/** The same record; what is appended is counted and timed. */
export function measuredRecord(record: DecisionRecord, metrics: Metrics): DecisionRecord {
  return {
    ...record,
    async append(actor, entry, at, answering) {
      const start = performance.now()
      metrics.recordsWaiting(1)
      try {
        const head = await record.append(actor, entry, at, answering)
        metrics.observeRecord(entry, performance.now() - start)
        return head
      } catch (error) {
        metrics.recordFailed()
        throw error
      } finally {
        metrics.recordsWaiting(-1)
      }
    },
  }
}
