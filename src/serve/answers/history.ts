import type { HistoryEntry } from '../../contract/index.ts'
import type { RawValue } from '../../workspace/index.ts'
import type { WordedBank } from '../context.ts'
import { wordsOf } from '../words/display.ts'

/** Earlier credits and applications, newest first. */
export async function readHistory(
  applicationId: number,
  { bank, lender }: WordedBank,
): Promise<HistoryEntry[]> {
  const { sql, kinds, unknownKind } = lender.pages.history
  const marks = sql.split('?').length - 1
  const rows = await bank.query(sql, new Array<number>(marks).fill(applicationId))
  return rows.map((row) => ({
    lane: row.LANE as HistoryEntry['lane'],
    kind: row.KIND === null ? unknownKind : wordsOf(String(row.KIND), kinds),
    amount: number(row.AMOUNT),
    owed: number(row.OWED),
    startDay: number(row.START_DAY) ?? 0,
    endDay: number(row.END_DAY),
    plannedEndDay: number(row.PLANNED_END_DAY),
    state: row.STATE as HistoryEntry['state'],
    late: lateOf(number(row.LATE_DAYS), number(row.LATE_DAY)),
  }))
}

function lateOf(daysLate: number | null, day: number | null): HistoryEntry['late'] {
  return daysLate === null || day === null ? null : { daysLate, day }
}

const number = (value: RawValue | undefined): number | null => (typeof value === 'number' ? value : null)
