import { nearestByValue, observedRate } from '../../compare/index.ts'
import type { Similar, SimilarFile, SimilarQuery } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import {
  DECIDING,
  INTERVAL_LEVEL,
  type RawValue,
  type ScoredApplication,
  type SimilarApplication,
} from '../../workspace/index.ts'
import { mayOpen } from '../access.ts'
import type { Context } from '../context.ts'
import { headerColumns, headerOf, type OpenApplication } from '../open-application.ts'
import { ID, scoreColumn } from '../sql-names.ts'
import { groupOf } from './compare-group.ts'
import { provenanceOf, sealed } from './provenance.ts'
import { scoredOf } from './scores.ts'

const NEIGHBOURS = 50
/** Reason groups named for all neighbours together. */
const NAMED = 5

/** The people most like one applicant, what came of them, and those of them that the reader may open. */
export async function similarAnswer(
  application: OpenApplication,
  { by = 'effects', group: kind = 'all', filter }: SimilarQuery,
  reader: Account,
  context: Context,
): Promise<Similar> {
  const { bank, words } = context
  const { applicationId } = application.header
  const asked =
    by === 'score' ? { group: kind, ...(filter !== undefined && { filter }) } : { group: 'all' as const }
  const group = await groupOf(asked, applicationId, reader, context)
  const [scored, own] = await Promise.all([
    scoredOf(bank, applicationId),
    ownApplications(applicationId, context),
  ])
  const found =
    by === 'effects'
      ? await bank.similar(applicationId, NEIGHBOURS, own)
      : await byScore(scored, group.filters, own, context)
  const rows = await readNeighbours(found.neighbours, reader, context)
  const n = found.neighbours.length
  const isShown = n >= group.floor
  const known = rows.filter((row) => row.TARGET !== null)
  return sealed({
    application: application.header,
    by,
    group: { kind: group.kind, filter: group.text },
    searched: found.searched,
    n,
    floor: group.floor,
    observed: isShown ? observedRate(known.length, known.filter((row) => row.TARGET === 1).length) : null,
    approved: isShown ? rows.filter((row) => row.OUTCOME === 'approved').length : null,
    alike: isShown
      ? found.alike
          .slice(0, NAMED)
          .map(({ group: id, share }) => ({ group: id, label: words.group(id).label, share }))
      : [],
    items: reader.role === 'customer' ? [] : filesOf(found.neighbours, rows, context),
    provenance: provenanceOf(bank, scored),
  })
}

/** A person's own applications, this one among them. */
async function ownApplications(applicationId: number, { bank }: Context): Promise<readonly number[]> {
  const rows = await bank.query(
    `select ${ID} from envelope where PERSON_ID = (select PERSON_ID from envelope where ${ID} = ?)`,
    [applicationId],
  )
  return [...new Set([applicationId, ...rows.map((row) => row[ID] as number)])]
}

type Neighbour = Pick<SimilarApplication, 'applicationId' | 'alike' | 'unlike'>

/** The calibrated risk decides, since it is what the page shows; where calibration is flat, the raw score. */
async function byScore(
  scored: ScoredApplication,
  filters: Parameters<typeof nearestByValue>[3],
  own: readonly number[],
  { bank, columns }: Context,
) {
  const { pd, rawScore } = scored.results[DECIDING]
  const { ids, searched } = await nearestByValue(
    bank.query.bind(bank),
    columns.source,
    [
      { name: scoreColumn('PD'), value: pd },
      { name: scoreColumn('RAW'), value: rawScore },
    ],
    filters,
    columns.columns,
    own,
    NEIGHBOURS,
  )
  const neighbours = ids.map((applicationId): Neighbour => ({ applicationId, alike: [], unlike: null }))
  return { neighbours, searched, alike: [] }
}

/** Outcome and decision of every neighbour, and its header, with `MAY_OPEN` = 1 for those that the reader may open. */
async function readNeighbours(
  neighbours: readonly Neighbour[],
  reader: Account,
  context: Context,
): Promise<Record<string, RawValue>[]> {
  if (neighbours.length === 0) return []
  const ids = neighbours.map((one) => one.applicationId)
  const right = mayOpen(reader, context.hasBranches)
  // Each table is cut down on its own: joining whole tables for 50 rows takes longer than the search.
  const some = (table: string) => `(select * from ${table} where ${ID} in (${ids.map(() => '?').join(', ')}))`
  return context.bank.query(
    `select ${headerColumns(context.lender.pages)}, s.TARGET,
       s.${scoreColumn('PD')} as PD, s.${scoreColumn('PD_LOW')} as PD_LOW, s.${scoreColumn('PD_HIGH')} as PD_HIGH,
       s.${scoreColumn('LIMIT_PD')} as LIMIT_PD, s.${scoreColumn('OUTCOME')} as OUTCOME,
       case when s.${scoreColumn('CLOSE')} then 1 else 0 end as CLOSE_CALL,
       case when ${right.sql} then 1 else 0 end as MAY_OPEN
     from ${some('application')} a left join ${some('envelope')} e on e.${ID} = a.${ID}
       join ${some('scores')} s on s.${ID} = a.${ID}`,
    [...right.parameters, ...ids, ...ids, ...ids],
  )
}

function filesOf(
  neighbours: readonly Neighbour[],
  rows: readonly Record<string, RawValue>[],
  context: Context,
): SimilarFile[] {
  const openable = new Map(rows.flatMap((row) => (row.MAY_OPEN === 1 ? [[row[ID], row]] : [])))
  const label = (id: string) => context.words.group(id).label
  return neighbours.flatMap(({ applicationId, alike, unlike }, k): SimilarFile[] => {
    const row = openable.get(applicationId)
    if (row === undefined) return []
    return [
      {
        ...headerOf(row, context),
        pd: row.PD as number,
        pdInterval: { low: row.PD_LOW as number, high: row.PD_HIGH as number, level: INTERVAL_LEVEL },
        limitPd: row.LIMIT_PD as number,
        outcome: row.OUTCOME as SimilarFile['outcome'],
        closeCall: row.CLOSE_CALL === 1,
        rank: k + 1,
        target: row.TARGET === null ? null : row.TARGET === 1 ? 'difficulties' : 'none',
        alike: alike.map(label),
        unlike: unlike === null ? null : label(unlike),
      },
    ]
  })
}
