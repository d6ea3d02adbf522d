import type { FindApplications, FoundApplication, FoundApplications } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import { DECIDING, INTERVAL_LEVEL, type RawValue } from '../../workspace/index.ts'
import { onlyBranch, seesNames } from '../access.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../find/cursor.ts'
import { countKinds, search } from '../find/search.ts'
import { headerOf } from '../open-application.ts'
import { ID, scoreColumn } from '../sql-names.ts'

const PAGE = 25

/** One page of the applications that an adviser may open and that match. */
export async function foundApplications(
  { q = '', show = 'all', cursor }: FindApplications,
  reader: Account,
  context: Context,
): Promise<FoundApplications> {
  const { bank } = context
  const index = await context.find()
  const branch = onlyBranch(reader, context.hasBranches)
  const offset = readCursor(cursor, bank.dataGeneration)
  const { ids, total } = search(index, { q, show, branch, byName: seesNames(reader), offset, limit: PAGE })
  const next = offset + ids.length
  return {
    items: await readFound(ids, reader, context),
    total,
    counts: countKinds(index, branch),
    limitPd: bank.card.objectives.find((one) => one.objective === DECIDING)!.limitPd,
    nextCursor: next < total ? writeCursor(bank.dataGeneration, next) : null,
  }
}

async function readFound(
  ids: readonly number[],
  reader: Account,
  context: Context,
): Promise<FoundApplication[]> {
  if (ids.length === 0) return []
  // Each table is cut down on its own: joining whole tables for 25 rows takes longer than the search.
  const some = (table: string) => `(select * from ${table} where ${ID} in (${ids.map(() => '?').join(', ')}))`
  const rows = await context.bank.query(
    `select h.*,
       s.${scoreColumn('PD')} as PD, s.${scoreColumn('PD_LOW')} as PD_LOW,
       s.${scoreColumn('PD_HIGH')} as PD_HIGH, s.${scoreColumn('LIMIT_PD')} as LIMIT_PD,
       s.${scoreColumn('OUTCOME')} as OUTCOME, case when s.${scoreColumn('CLOSE')} then 1 else 0 end as CLOSE_CALL
     from ${some('headers')} h join ${some('scores')} s on s.${ID} = h.${ID}`,
    [...ids, ...ids],
  )
  const byId = new Map(rows.map((row) => [row[ID], row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [foundOf(row, reader, context)]
  })
}

function foundOf(
  row: Readonly<Record<string, RawValue>>,
  reader: Account,
  context: Context,
): FoundApplication {
  return {
    ...headerOf(row, reader, context),
    pd: row.PD as number,
    pdInterval: { low: row.PD_LOW as number, high: row.PD_HIGH as number, level: INTERVAL_LEVEL },
    limitPd: row.LIMIT_PD as number,
    outcome: row.OUTCOME as FoundApplication['outcome'],
    closeCall: row.CLOSE_CALL === 1,
  }
}
