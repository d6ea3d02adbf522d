import { fail } from '../errors/index.ts'
import type { Catalogue, Theme } from '../features/index.ts'
import type { ColumnSpec } from '../matrix/index.ts'

/** The columns of a model, parted into the groups that reasons name. Groups without a column are left out. */
export interface ReasonGroups {
  readonly columns: readonly ColumnSpec[]
  /** Catalogue order, which also breaks ties between reasons. */
  readonly ids: readonly string[]
  readonly themes: readonly Theme[]
  /** Group index of each column. */
  readonly groupOf: Int32Array
  /** Column indices of each group. */
  readonly columnsOf: readonly (readonly number[])[]
}

/** @throws VitrineError E_FEATURE_UNKNOWN when the model has a column that the catalogue does not */
export function reasonGroups(columns: readonly ColumnSpec[], catalogue: Catalogue): ReasonGroups {
  const groupOfFeature = new Map(catalogue.features.map((feature) => [feature.id, feature.reasonGroup]))
  const used = new Set(columns.map(({ id }) => groupOfFeature.get(id)))
  const groups = catalogue.reasonGroups.filter((group) => used.has(group.id))
  const groupOf = Int32Array.from(columns, ({ id }) => {
    const index = groups.findIndex((group) => group.id === groupOfFeature.get(id))
    if (index >= 0) return index
    fail('E_FEATURE_UNKNOWN', {
      what: 'The model reads a feature that belongs to no reason group of the catalogue.',
      got: id,
      expected: 'a feature of the catalogue',
      remedy: 'Train again with this catalogue.',
    })
  })
  const columnsOf = groups.map((_, index) =>
    [...groupOf.keys()].filter((column) => groupOf[column] === index),
  )
  return {
    columns,
    ids: groups.map((group) => group.id),
    themes: groups.map((group) => group.theme),
    groupOf,
    columnsOf,
  }
}
