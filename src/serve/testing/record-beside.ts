import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DecisionRecord, openRecord, type StopSwitch, watchSwitch } from '../../record/index.ts'
import type { Store } from '../../store/index.ts'

export interface RecordBeside {
  readonly record: DecisionRecord
  readonly stop: StopSwitch
  /** File of the stop switch. */
  readonly stopSwitch: string
  /** Before the store is closed. */
  close(): Promise<void>
}

/** The record of a store, for servers that are asked here; its keys go with it unless a folder for them is named. */
export async function recordBeside(
  store: Store,
  clock: () => number,
  keysFolder?: string,
): Promise<RecordBeside> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-beside-'))
  const record = await openRecord(store, keysFolder ?? join(folder, 'keys'), clock())
  const stopSwitch = join(folder, 'stop-switch.json')
  const stop = await watchSwitch(record, stopSwitch, clock, (error) => {
    throw error
  })
  return {
    record,
    stop,
    stopSwitch,
    async close() {
      await stop.close()
      await record.close()
      rmSync(folder, { recursive: true })
    },
  }
}
