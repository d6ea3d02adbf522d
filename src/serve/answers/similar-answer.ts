import { type CohortFilter, groupRows, nearestByValue, observedRate } from '../../compare/index.ts'
import type { Similar, SimilarFile, SimilarQuery } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import { DECIDING, type ScoredApplication, type SimilarApplication } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { ID } from '../sql-names.ts'
import { groupOf } from './compare-group.ts'
import { type NeighbourScore, placeOfId, readHeaders, readScores } from './neighbours.ts'
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
  const group = await groupOf(asked, application, reader, context)
  const [scored, own] = await Promise.all([
    scoredOf(bank, applicationId),
    ownApplications(application, context),
  ])
  const found =
    by === 'effects'
      ? await bank.similar(applicationId, NEIGHBOURS, own)
      : await byScore(scored, group.filters, own, context)
  const ids = found.neighbours.map((one) => one.applicationId)
  const [scores, headers] = await Promise.all([
    readScores(ids, context),
    reader.role === 'customer' ? new Map() : readHeaders(ids, reader, context),
  ])
  const isShown = ids.length >= group.floor
  const known = scores.filter((score) => score.target !== null)
  return sealed({
    application: application.header,
    by,
    group: { kind: group.kind, filter: group.text },
    searched: found.searched,
    n: ids.length,
    floor: group.floor,
    observed: isShown
      ? observedRate(known.length, known.filter((score) => score.target === 'difficulties').length)
      : null,
    approved: isShown ? scores.filter((score) => score.outcome === 'approved').length : null,
    alike: isShown
      ? found.alike
          .slice(0, NAMED)
          .map(({ group: id, share }) => ({ group: id, label: words.group(id).label, share }))
      : [],
    items: filesOf(found.neighbours, scores, headers, context),
    provenance: provenanceOf(bank, scored),
  })
}

/** Filed applications of the same person, this one among them where it is filed. */
async function ownApplications(
  { header: { applicationId }, personId, posted }: OpenApplication,
  { bank, severalOf }: Context,
): Promise<readonly number[]> {
  if (posted === undefined)
    return (personId === null ? undefined : (await severalOf()).get(personId)) ?? [applicationId]
  // Whose history was taken is the same person, whether or not it was said who that is.
  const rows = await bank.query(
    `select ${ID} from headers where ${ID} = ? or PERSON_ID = ?
     or PERSON_ID = (select PERSON_ID from headers where ${ID} = ?) order by ${ID}`,
    [posted.content.historyOf, personId, posted.content.historyOf],
  )
  return rows.map((row) => row[ID] as number)
}

type Neighbour = Pick<SimilarApplication, 'applicationId' | 'alike' | 'unlike'>

/** The calibrated risk decides, since it is what the page shows; where calibration is flat, the raw score. */
async function byScore(
  scored: ScoredApplication,
  filters: readonly CohortFilter[],
  own: readonly number[],
  { columns: { people, target, columns, pd, rawScore, id } }: Context,
) {
  const result = scored.results[DECIDING]
  const [ids] = await people.read([id])
  const group = await groupRows(people, target, filters, columns)
  const excluded = new Set(own.map((one) => placeOfId(ids!.cells, one)))
  const nearest = await nearestByValue(
    people,
    group,
    [
      { column: pd, value: result.pd },
      { column: rawScore, value: result.rawScore },
    ],
    NEIGHBOURS,
    excluded,
  )
  const ownHere = [...excluded].filter((row) => group.includes(row)).length
  const neighbours = nearest.map(
    (row): Neighbour => ({ applicationId: ids!.cells[row]!, alike: [], unlike: null }),
  )
  return { neighbours, searched: group.length - ownHere, alike: [] }
}

function filesOf(
  neighbours: readonly Neighbour[],
  scores: readonly NeighbourScore[],
  headers: Awaited<ReturnType<typeof readHeaders>>,
  { words }: Context,
): SimilarFile[] {
  const label = (id: string) => words.group(id).label
  return neighbours.flatMap(({ applicationId, alike, unlike }, k): SimilarFile[] => {
    const header = headers.get(applicationId)
    if (header === undefined) return []
    return [
      {
        ...header,
        ...scores[k]!,
        rank: k + 1,
        alike: alike.map(label),
        unlike: unlike === null ? null : label(unlike),
      },
    ]
  })
}
