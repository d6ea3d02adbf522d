import type { RecordEntry, Records, RecordsQuery } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import { type ChainedRow, recordAt, recordsBefore } from '../../record/index.ts'
import type { Context } from '../context.ts'

const PAGE = 100
const CURSOR = /^[A-Za-z0-9_-]{1,40}$/

/** Newest first. @throws E_CURSOR */
export async function recordsAnswer({ kind, cursor }: RecordsQuery, { record }: Context): Promise<Records> {
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : placeOf(cursor)
  const rows = await recordsBefore(record.store, before, PAGE + 1, kind)
  const items = rows.slice(0, PAGE).map(entryOf)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > PAGE && last ? cursorAt(last.recordId) : null }
}

/** @throws E_RECORD_UNKNOWN */
export async function recordAnswer(recordId: number, { record }: Context): Promise<RecordEntry> {
  const row = await recordAt(record.store, recordId)
  if (row !== undefined) return entryOf(row)
  return fail('E_RECORD_UNKNOWN', {
    what: 'There is no such record.',
    got: String(recordId),
    expected: 'the number of a record of the chain',
    remedy: 'See GET /v1/records for the numbers that there are.',
  })
}

function entryOf({ seq, at, kind, role, actor, person, application, of, body, prev, hash }: ChainedRow) {
  const said = JSON.parse(body) as Record<string, unknown>
  return { recordId: seq, at, kind, role, actor, person, application, of, body: said, prev, hash }
}

const cursorAt = (recordId: number): string => Buffer.from(`record ${recordId}`).toString('base64url')

function placeOf(cursor: string): number {
  const text = CURSOR.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : ''
  const place = /^record ([1-9]\d{0,15})$/.exec(text)?.[1]
  if (place !== undefined) return Number(place)
  return fail('E_CURSOR', {
    what: 'The place to go on from is not one of ours.',
    got: cursor.slice(0, 40),
    expected: 'the nextCursor of the page before',
    remedy: 'Start again without a cursor.',
  })
}
