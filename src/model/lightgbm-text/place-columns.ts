import type { ColumnSpec } from '../../matrix/index.ts'
import { CATEGORICAL } from '../decision-type.ts'
import type { TreeEnsemble } from '../ensemble.ts'

/**
 * The same sum of trees over the columns of another table, some of which it does not read. Scores, leaf for leaf, are those
 * of the model on its own columns.
 * @param places where each of the model's columns stands in `columns`; no two at one place
 */
export function placeColumns(
  ensemble: TreeEnsemble,
  columns: readonly ColumnSpec[],
  places: readonly number[],
): TreeEnsemble {
  if (places.length !== ensemble.columns.length || new Set(places).size !== places.length) {
    throw new RangeError(`${places.length} places for ${ensemble.columns.length} columns, each once`)
  }
  const spread = <T>(values: readonly T[], absent: T): T[] => {
    const out = columns.map(() => absent)
    for (const [c, place] of places.entries()) out[place] = values[c]!
    return out
  }
  const { featureInfos, monotone } = ensemble
  return {
    ...ensemble,
    columns,
    trees: ensemble.trees.map((tree) => ({
      ...tree,
      splitFeature: tree.splitFeature.map((column) => places[column]!),
    })),
    ...(featureInfos && { featureInfos: spread(featureInfos, 'none') }),
    ...(monotone && { monotone: spread(monotone, 0) }),
  }
}

/** Columns that a split asks, with the kinds of question asked: a threshold or a list of categories. */
export function columnsAsked(ensemble: TreeEnsemble): ReadonlyMap<number, ReadonlySet<ColumnSpec['kind']>> {
  const asked = new Map<number, Set<ColumnSpec['kind']>>()
  for (const { splitFeature, decisionType } of ensemble.trees) {
    for (const [node, column] of splitFeature.entries()) {
      const kinds = asked.get(column) ?? new Set()
      asked.set(column, kinds.add((decisionType[node]! & CATEGORICAL) !== 0 ? 'category' : 'number'))
    }
  }
  return asked
}
