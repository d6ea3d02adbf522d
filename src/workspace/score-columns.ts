import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredMatrix } from '../features/index.ts'
import { NO_FOLD, type TreeEnsemble } from '../model/index.ts'
import { type ModelOrigin, OBJECTIVES, type ObjectiveId } from './bank.ts'
import type { ReasonGroups } from './reason-groups.ts'
import { ATTRIBUTIONS_FILE, attributionOwner, writeAttributions } from './similar/attribution-file.ts'
import { attributionsOfAll } from './similar/attributions-of-all.ts'
import { type OutputColumn, writeParquet } from './write-parquet.ts'

/** Result of one objective for every row of the matrix. */
export interface ScoredColumn {
  readonly rawScores: Float64Array
  readonly pds: Float64Array
  readonly limitPds: Float64Array
  readonly approved: Uint8Array
  readonly closeCalls: Uint8Array
  /** Ends of the PD intervals; null where there are no refits. */
  readonly intervals: { readonly low: Float64Array; readonly high: Float64Array } | null
}

export const SCORES_FILE = 'scores.parquet'
export const FEATURES_FILE = 'features.parquet'

/** Whether everybody was scored: each file appears only when it is whole. */
export function hasScores(dir: string): boolean {
  return [SCORES_FILE, FEATURES_FILE, ATTRIBUTIONS_FILE].every((name) => existsSync(join(dir, name)))
}

/** Name of the model that scores rows of a fold: `final`, or `fold-1` …; `imported` for all rows of an imported one. */
export function scoredBy(fold: number, origin: ModelOrigin): string {
  if (origin.kind === 'imported') return 'imported'
  return fold === NO_FOLD ? 'final' : `fold-${fold + 1}`
}

export interface Portfolio {
  readonly modelId: string
  readonly matrix: StoredMatrix
  readonly folds: Uint8Array
  readonly scored: Readonly<Record<ObjectiveId, ScoredColumn>>
  readonly origin: ModelOrigin
  /** Of the deciding score: the final model first, then each fold's. */
  readonly models: readonly TreeEnsemble[]
  readonly groups: ReasonGroups
}

/**
 * Writes what pages and cohorts read: the scores and features of every application, as Parquet, and what each deciding score
 * is made of.
 */
export async function writePortfolio(
  dir: string,
  { modelId, matrix, folds, scored, origin, models, groups }: Portfolio,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeAttributions(
    join(dir, ATTRIBUTIONS_FILE),
    attributionOwner(modelId, matrix, groups),
    await attributionsOfAll(matrix, folds, models, groups, signal),
  )
  const id: OutputColumn = {
    name: 'SK_ID_CURR',
    type: 'integer',
    values: (start, end) => [...matrix.rowIds.subarray(start, end)],
  }
  const column = (
    name: string,
    type: OutputColumn['type'],
    at: (row: number) => number | string | null,
  ): OutputColumn => ({
    name,
    type,
    values: (start, end) => Array.from({ length: end - start }, (_, i) => at(start + i)),
  })
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
  await writeParquet(
    join(dir, SCORES_FILE),
    [
      id,
      column('SPLIT', 'text', (row) => (matrix.split[row] === 1 ? 'train' : 'test')),
      column('TARGET', 'integer', (row) => orNull(matrix.target[row]!)),
      column('SCORED_BY', 'text', (row) => scoredBy(folds[row]!, origin)),
      ...OBJECTIVES.flatMap((objective) => {
        const of = scored[objective]
        const name = objective.toUpperCase()
        return [
          column(`RAW_${name}`, 'double', (row) => of.rawScores[row]!),
          column(`PD_${name}`, 'double', (row) => of.pds[row]!),
          column(`LIMIT_PD_${name}`, 'double', (row) => of.limitPds[row]!),
          column(`OUTCOME_${name}`, 'text', (row) => (of.approved[row] === 1 ? 'approved' : 'declined')),
          column(`CLOSE_${name}`, 'integer', (row) => of.closeCalls[row]!),
          ...Object.entries(of.intervals ?? {}).map(([end, pds]) =>
            column(`PD_${end.toUpperCase()}_${name}`, 'double', (row) => pds[row]!),
          ),
        ]
      }),
    ],
    matrix.nRows,
  )
  await writeParquet(
    join(dir, FEATURES_FILE),
    [id, ...matrix.columns.map((spec, index) => featureColumn(matrix, spec.id, index))],
    matrix.nRows,
  )
}

function featureColumn(matrix: StoredMatrix, name: string, index: number): OutputColumn {
  const spec = matrix.columns[index]!
  const values = (start: number, end: number): (number | string | null)[] =>
    Array.from(matrix.column(index, start, end), (value) => {
      if (Number.isNaN(value)) return null
      return spec.kind === 'category' ? spec.categories[value]! : value
    })
  return { name, type: spec.kind === 'category' ? 'text' : 'double', values }
}
