import {
  type BinCounts,
  type BinsAndRange,
  type CompareColumn,
  type CompareSource,
  countBins,
  groupRows,
  type Observed,
  People,
  readBins,
  readCohort,
} from '../../compare/index.ts'
import type { ComparableColumn } from '../../contract/index.ts'
import { type Bank, DECIDING, explanationOf, type Lender } from '../../workspace/index.ts'
import { ID, scoreColumn } from '../sql-names.ts'
import { wordsOf } from '../words/display.ts'
import { strongestEffects } from '../words/strongest.ts'
import type { Words } from '../words/words.ts'
import { type DescribedColumn, describeColumns } from './describe-columns.ts'
import { loadPeople } from './load-people.ts'

/** A column with its fixed bins and everyone's counts in them. */
export interface BookEntry extends BinsAndRange {
  readonly described: DescribedColumn
  readonly column: CompareColumn
  readonly all: BinCounts
}

/** The columns by which people may be filtered and compared. What holds for everyone is counted once. */
export interface ColumnBook {
  readonly people: People
  /** 1 = payment difficulties; everybody is in its table. */
  readonly target: CompareColumn
  /** What the deciding score says: `approved` or `declined`. */
  readonly decision: CompareColumn
  /** PD and raw score of the deciding score, and the application's number. */
  readonly pd: CompareColumn
  readonly rawScore: CompareColumn
  readonly id: CompareColumn
  readonly branch: CompareColumn
  /** What came of everybody. */
  everyone(): Promise<Observed>
  /** Every name that a filter may use. */
  readonly columns: ReadonlyMap<string, CompareColumn>
  /** The id under which a column is listed: a feature that only copies a raw column goes by the column. */
  listedId(id: string): string | undefined
  entries(ids: readonly string[]): Promise<readonly BookEntry[]>
  /** Raw columns and the strongest features; filters and items take the others too. */
  list(): Promise<readonly ComparableColumn[]>
}

const SOURCE: CompareSource = {
  relations: { a: 'application', e: 'envelope', f: 'features', s: 'scores' },
  key: ID,
  target: { relation: 's', name: 'TARGET' },
}

const ofScores = (name: string, kind: CompareColumn['kind'] = 'number'): CompareColumn => ({
  id: name,
  kind,
  relation: 's',
  name,
})

/** Columns that no filter may name. */
const OWN = {
  target: ofScores('TARGET'),
  decision: ofScores(scoreColumn('OUTCOME'), 'category'),
  pd: ofScores(scoreColumn('PD')),
  rawScore: ofScores(scoreColumn('RAW')),
  id: ofScores(ID),
  branch: { id: 'BRANCH', kind: 'category', relation: 'e', name: 'BRANCH' },
} as const

export function createColumnBook(bank: Bank, lender: Lender, words: Words): ColumnBook {
  const { described, columns, aliases } = describeColumns(lender, words)
  const query = (sql: string, parameters?: readonly (number | string | null)[]) => bank.query(sql, parameters)
  const strongest = new Set(strongestEffects(explanationOf(bank.card, DECIDING)).map((effect) => effect.id))
  const listed = [...columns.values()].flatMap(({ id, relation }) =>
    relation === 'a' || strongest.has(id) ? id : [],
  )
  const cache = new Map<string, Promise<BookEntry>>()

  /** Reads what is not known yet in few scans; callers that come meanwhile wait for the same scan. */
  function entries(ids: readonly string[]): Promise<readonly BookEntry[]> {
    const fresh = ids.filter((id) => !cache.has(id))
    if (fresh.length > 0) {
      const reading = readEntries(fresh)
      for (const id of fresh) {
        const entry = reading.then((found) => found.get(id)!)
        // A failed scan is tried again by the next reader.
        entry.catch(() => cache.delete(id))
        cache.set(id, entry)
      }
    }
    return Promise.all(ids.map((id) => cache.get(id)!))
  }

  async function readEntries(ids: readonly string[]): Promise<ReadonlyMap<string, BookEntry>> {
    const wanted = ids.map((id) => columns.get(id)!)
    const bins = await readBins(query, SOURCE, wanted)
    const all = await countBins(
      query,
      SOURCE,
      wanted.map((column) => ({ column, bins: bins.get(column.id)!.bins })),
    )
    return new Map(
      wanted.map((column) => [
        column.id,
        { ...bins.get(column.id)!, described: described.get(column.id)!, column, all: all.get(column.id)! },
      ]),
    )
  }

  const people = new People((wanted) => loadPeople(bank, SOURCE, wanted))
  let everyone: Promise<Observed> | undefined

  async function observedOfAll(): Promise<Observed> {
    const rows = await groupRows(people, OWN.target, [], columns)
    return (await readCohort(people, rows, OWN.target)).observed
  }

  return {
    people,
    ...OWN,
    everyone() {
      everyone ??= observedOfAll().catch((error) => {
        everyone = undefined
        throw error
      })
      return everyone
    },
    columns,
    listedId: (id) => aliases.get(id) ?? (described.has(id) ? id : undefined),
    entries,
    async list() {
      const found = await entries(listed)
      return found.map(({ described: { words: _, ...about }, bins, range }) => ({
        ...about,
        values:
          bins.kind === 'number'
            ? []
            : bins.values.map((value) => ({ value, text: wordsOf(value, described.get(about.id)!.words) })),
        range,
      }))
    },
  }
}
