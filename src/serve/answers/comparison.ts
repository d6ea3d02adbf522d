import {
  type BinCounts,
  binOf,
  countGroup,
  groupRows,
  OTHER,
  type Place,
  readCohort,
  readPlaces,
} from '../../compare/index.ts'
import type { CompareQuery, Comparison, Distribution, LocalText } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Account } from '../../store/index.ts'
import type { Explanation, RawValue } from '../../workspace/index.ts'
import type { BookEntry } from '../columns/column-book.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { display, wordsOf } from '../words/display.ts'
import { groupOf } from './compare-group.ts'
import { splitOf } from './compare-split.ts'
import { ownValues } from './own-values.ts'
import { provenanceOf, sealed } from './provenance.ts'
import { decidingInterval, decidingScore, scoredOf } from './scores.ts'

const DEFAULT_ITEMS = 9
const MOST_ITEMS = 12

/** One applicant beside a group and beside everyone. */
export async function comparison(
  application: OpenApplication,
  request: CompareQuery,
  reader: Account,
  context: Context,
): Promise<Comparison> {
  const { bank, columns } = context
  const { applicationId } = application.header
  const group = await groupOf(request, application, reader, context)
  const scored = await scoredOf(bank, applicationId)
  const { pd, limitPd } = decidingScore(scored)
  const ids =
    request.items === undefined
      ? strongestItems(await bank.explain(applicationId), context)
      : askedItems(request.items, context)
  const [entries, own] = await Promise.all([columns.entries(ids), ownValues(ids, application, context)])
  const { people, target } = columns
  const rows = await groupRows(people, target, group.filters, columns.columns)
  const cohort = await readCohort(people, rows, target)
  const everyone = await columns.everyone()
  const isShown = cohort.n >= group.floor
  const counts =
    isShown && group.filters.length > 0
      ? await countGroup(people, rows, entries)
      : new Map(entries.map((entry) => [entry.column.id, entry.all]))
  const placed = entries.flatMap(({ column, bins }) => {
    const value = own[column.id] ?? null
    return value === null ? [] : [{ column, bins, value, counts: counts.get(column.id)! }]
  })
  const places = isShown ? await readPlaces(people, rows, placed) : new Map<string, Place>()
  const split = isShown ? await splitOf(request.by, entries, rows, group.floor, context) : null
  return sealed({
    application: application.header,
    group: {
      kind: group.kind,
      filter: group.text,
      n: cohort.n,
      observed: isShown ? cohort.observed : null,
      floor: group.floor,
      split: split && { by: split.by, parts: [...split.parts] },
    },
    all: everyone,
    estimate: { pd, pdInterval: decidingInterval(scored), limitPd },
    items: isShown
      ? entries.map((entry) => {
          const { id } = entry.column
          const parts = split?.counts.get(id) ?? []
          return distribution(entry, counts.get(id)!, parts, own[id] ?? null, places.get(id))
        })
      : [],
    provenance: provenanceOf(bank, scored),
  })
}

/** The features that count most for this decision, each column once. */
function strongestItems(explanation: Explanation, { columns }: Context): readonly string[] {
  const features = explanation.groups.flatMap((group) => group.features)
  const ids = [...features]
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .flatMap((feature) => columns.listedId(feature.id) ?? [])
  return [...new Set(ids)].slice(0, DEFAULT_ITEMS)
}

function askedItems(text: string, { columns }: Context): readonly string[] {
  const names = [...new Set(text.split(',').filter((name) => name !== ''))]
  if (names.length > MOST_ITEMS) refuse(`${names.length} items`, `at most ${MOST_ITEMS}`)
  return names.map((name) => knownColumn(name, columns))
}

/** @throws E_COLUMN_UNKNOWN */
export function knownColumn(name: string, columns: Context['columns']): string {
  return columns.listedId(name) ?? refuse(name, 'an id of /v1/columns')
}

function refuse(got: string, expected: string): never {
  fail('E_COLUMN_UNKNOWN', {
    what: 'This cannot be compared.',
    got,
    expected,
    remedy: 'Choose among the listed columns.',
  })
}

function distribution(
  { described, bins, all }: BookEntry,
  group: BinCounts,
  parts: readonly BinCounts[],
  value: RawValue,
  place: Place | undefined,
): Distribution {
  return {
    id: described.id,
    label: described.label,
    unit: described.unit,
    kind: described.kind,
    ...axisOf({ described, bins }),
    group: [...group.counts],
    all: [...all.counts],
    missing: { group: group.missing, all: all.missing },
    parts: parts.map(({ counts, missing }) => ({ counts: [...counts], missing })),
    customer: {
      value: display(value, described.unit, described.missing, described.words),
      bin: binOf(bins, value),
      below: place?.below ?? null,
      above: place?.above ?? null,
      same: place?.same ?? null,
    },
  }
}

const OTHERS: LocalText = { en: 'Other', fr: 'Autres' }

/** Edges of a number, or the names of the bins of a category. */
export function axisOf({ described, bins }: Pick<BookEntry, 'described' | 'bins'>): {
  edges: number[]
  categories: { value: string; text: LocalText }[]
} {
  if (bins.kind === 'number') return { edges: [...bins.edges], categories: [] }
  const own = bins.values.map((value) => ({ value, text: wordsOf(value, described.words) }))
  return { edges: [], categories: bins.hasOther ? [...own, { value: OTHER, text: OTHERS }] : own }
}
