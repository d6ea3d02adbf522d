import { readFileSync } from 'node:fs'
import type { ColumnSpec } from '../../src/matrix/index.ts'
import { readLightgbmText, type TreeEnsemble } from '../../src/model/index.ts'
import golden from '../golden/golden.json' with { type: 'json' }
import imported from '../golden/imported.json' with { type: 'json' }
import version3 from '../golden/version3.json' with { type: 'json' }

interface Answers {
  readonly rawScores: readonly number[]
  readonly contributions: readonly (readonly number[])[]
  readonly predictions?: readonly number[]
}

/** A model of LightGBM's own with its own answers. */
export interface GoldenModel {
  readonly name: string
  readonly text: string
  readonly ensemble: TreeEnsemble
  /** Row-major, one row per answer. */
  readonly rows: Float64Array
  readonly answers: Answers
}

const numbers = (id: string): ColumnSpec => ({ id, kind: 'number' })
const codes = (id: string, count: number): ColumnSpec => ({
  id,
  kind: 'category',
  categories: Array.from({ length: count }, (_, code) => String(code)),
})
export const goldenColumns: readonly ColumnSpec[] = [
  codes('job', 24),
  codes('channel', 3),
  ...['score_a', 'score_b', 'amount', 'ratio', 'count', 'known'].map(numbers),
]

/** Another order of the same values, and one more: the file's codes must be rewritten. */
export const pandasColumns: readonly ColumnSpec[] = [
  numbers('amount'),
  {
    id: 'job',
    kind: 'category',
    categories: ['retired', ...[...'zyxwvutsrqponmlkjihgfedcba'].map((letter) => `job ${letter}`)],
  },
  numbers('score_a'),
  { id: 'place', kind: 'category', categories: ['250', '7', '9', '100'] },
]

export const goldenText = (name: string): string =>
  readFileSync(new URL(`../golden/${name}.txt`, import.meta.url), 'utf8')

/** Code of a category by its name, as the lender's matrix holds it. */
function cellOf(spec: ColumnSpec, cell: string | number | null): number {
  if (cell === null) return Number.NaN
  return spec.kind === 'category' ? spec.categories.indexOf(String(cell)) : Number(cell)
}

export function goldenModel(name: string): GoldenModel {
  const answers = { ...golden, ...imported, version3 }[name as 'ordinary' | 'pandas'] as Answers
  const isPandas = name === 'pandas'
  const columns = isPandas ? pandasColumns : goldenColumns
  const cells = isPandas ? imported.pandas.rows : golden.rows.slice(0, answers.rawScores.length)
  const toDouble = isPandas
    ? (cell: string | number | null, c: number) => cellOf(columns[c]!, cell)
    : (cell: string | number | null) => (cell === null ? Number.NaN : Number(cell))
  const text = goldenText(name)
  return {
    name,
    text,
    ensemble: readLightgbmText(text, { columns }),
    rows: Float64Array.from((cells as (string | number | null)[][]).flatMap((row) => row.map(toDouble))),
    answers,
  }
}

export const GOLDEN = [
  'ordinary',
  'zero_as_missing',
  'no_missing',
  'forest',
  'steep',
  'pandas',
  'version3',
] as const
