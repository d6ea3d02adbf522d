import { sql } from 'kysely'
import { lastRecord } from './appender.ts'
import type { DecisionRecord } from './open-record.ts'

export interface RecordProbe {
  /** The signed head is the last record: the next one has its place. */
  readonly followsItsHead: boolean
}

/**
 * Writes to the store what changes nothing, and looks whether the chain can go on. The number of the head is raised and
 * lowered again in one transaction: a row that is written with the bytes it had would touch no disk.
 * @throws what the store says when it cannot be written to
 */
export async function probeRecord({ store }: DecisionRecord): Promise<RecordProbe> {
  store.lost.throwIfAborted()
  return store.database.transaction().execute(async (database) => {
    const head = database.updateTable('record_head').where('id', '=', 1)
    await head.set({ seq: sql<number>`seq + 1` }).execute()
    const last = await lastRecord({ database })
    const signed = await head.set({ seq: sql<number>`seq - 1` }).returning(['seq', 'hash']).executeTakeFirst()
    return { followsItsHead: signed?.seq === last.seq && signed.hash === last.hash }
  })
}
