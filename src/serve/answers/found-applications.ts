import type {
  ApplicationHeader,
  FindApplications,
  FoundApplication,
  FoundApplications,
} from '../../contract/index.ts'
import { type FileNote, standingFor, waitsForPerson } from '../../oversight/index.ts'
import { POSTED_FROM, unlessErased } from '../../record/index.ts'
import type { Account } from '../../store/index.ts'
import { DECIDING, INTERVAL_LEVEL, type RawValue } from '../../workspace/index.ts'
import { onlyBranch, seesNames } from '../access.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../find/cursor.ts'
import type { Show } from '../find/find-index.ts'
import { kindsNow } from '../find/kinds-now.ts'
import { countKinds, type Found, search } from '../find/search.ts'
import { asCorrected, headerOf } from '../open-application.ts'
import { isGrey } from '../oversight/decided-file.ts'
import { findPostedApplication } from '../posted-application.ts'
import { actorOf, subjectOf } from '../put-on-record.ts'
import { ID, scoreColumn } from '../sql-names.ts'

const PAGE = 25

/** One page of the applications that an adviser may open and that match. */
export async function foundApplications(
  { q = '', show = 'all', cursor }: FindApplications,
  reader: Account,
  context: Context,
): Promise<FoundApplications> {
  const { bank, files, oversight } = context
  const notes = await files.notes()
  const index = kindsNow(await context.find(), notes, oversight.greyBandPoints)
  const branch = onlyBranch(reader, context.hasBranches)
  const offset = readCursor(cursor, bank.dataGeneration)
  const asked = { q, show, branch, byName: seesNames(reader) }
  const { ids, total } =
    show === 'person'
      ? urgentFirst(search(index, { ...asked, offset: 0, limit: Number.POSITIVE_INFINITY }), notes, offset)
      : search(index, { ...asked, offset, limit: PAGE })
  const next = offset + ids.length
  const posted = offset === 0 ? await postedFound({ q, show }, notes, reader, context) : []
  return {
    items: [...posted, ...(await readFound(ids, notes, reader, context))],
    total: total + posted.length,
    counts: countKinds(index, branch),
    limitPd: bank.card.objectives.find((one) => one.objective === DECIDING)!.limitPd,
    nextCursor: next < total ? writeCursor(bank.dataGeneration, next) : null,
  }
}

/** Files that wait for a person: answers that are due, the nearest day first, then the others, newest first. */
function urgentFirst({ ids, total }: Found, notes: ReadonlyMap<number, FileNote>, offset: number): Found {
  const dueOf = (id: number): string => notes.get(id)?.due ?? '9999-12-31'
  const sorted = [...ids].sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0))
  return { ids: sorted.slice(offset, offset + PAGE), total }
}

async function readFound(
  ids: readonly number[],
  notes: ReadonlyMap<number, FileNote>,
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
    return row === undefined ? [] : [foundOf(row, notes.get(id), reader, context)]
  })
}

function foundOf(
  row: Readonly<Record<string, RawValue>>,
  note: FileNote | undefined,
  reader: Account,
  context: Context,
): FoundApplication {
  const filed = {
    pd: row.PD as number,
    pdInterval: { low: row.PD_LOW as number, high: row.PD_HIGH as number, level: INTERVAL_LEVEL },
    limitPd: row.LIMIT_PD as number,
    outcome: row.OUTCOME as FoundApplication['outcome'],
    closeCall: row.CLOSE_CALL === 1,
  }
  return standingNow(headerOf(row, reader, context), filed, note, context)
}

/** One that came over the API stands in no index: its whole number finds it. */
async function postedFound(
  { q, show }: { readonly q: string; readonly show: Show },
  notes: ReadonlyMap<number, FileNote>,
  reader: Account,
  context: Context,
): Promise<readonly FoundApplication[]> {
  const id = Number(q.replaceAll(/[\s.,]/gu, ''))
  if (!(id > POSTED_FROM)) return []
  const application = await unlessErased(findPostedApplication(id, reader, context))
  if (application === undefined) return []
  const { posted } = application
  const note = notes.get(id)
  const edits = note?.edits ?? {}
  const made = await context.scores.ensure(subjectOf(application), actorOf(reader), 'find', edits, posted)
  const { scored } = made ?? (await posted!.bank.decided(id, edits))
  const { pd, pdInterval, limitPd, outcome, closeCall } = scored.results[DECIDING]
  const score = { pd, pdInterval: pdInterval!, limitPd, outcome, closeCall }
  const found = standingNow(asCorrected(application, edits, context).header, score, note, context)
  return isShown(found, show) ? [found] : []
}

function isShown({ outcome, closeCall, standing }: FoundApplication, show: Show): boolean {
  if (show === 'close') return closeCall
  if (show === 'person') return waitsForPerson(standing)
  return show === 'all' || show === outcome
}

function standingNow(
  header: ApplicationHeader,
  filed: NonNullable<FileNote['corrected']>,
  note: FileNote | undefined,
  context: Context,
): FoundApplication {
  const score = note?.corrected ?? filed
  const grey = isGrey(score.pd, score.limitPd, context.oversight.greyBandPoints)
  return {
    ...header,
    ...score,
    outcome: note?.outcome ?? score.outcome,
    standing: standingFor(note, grey),
    due: note?.due ?? null,
  }
}
