import { fail } from '../../errors/index.ts'
import type { Catalogue, Policy } from '../../features/index.ts'
import type { TableSchema } from '../../ingest/index.ts'
import type { ColumnSpec } from '../../matrix/index.ts'
import {
  columnsAsked,
  lightgbmNames,
  movesOneWay,
  placeColumns,
  readLightgbmText,
  type TreeEnsemble,
} from '../../model/index.ts'
import { mapColumns } from './map-columns.ts'

export interface ImportedText {
  /** The model file. */
  readonly text: string
  readonly columnFile?: { readonly text: string; readonly path: string }
  readonly catalogue: Catalogue
  readonly tables: readonly TableSchema[]
  readonly policy: Policy
  /** Columns of the matrix. */
  readonly columns: readonly ColumnSpec[]
}

/**
 * A LightGBM model over the columns of the matrix, whatever the order of its own.
 * @returns the model, and the features it was made with in its own order
 * @throws VitrineError those of `readLightgbmText` and `mapColumns`; E_FEATURE_KIND, E_POLICY_DIRECTION
 */
export async function readImported(
  request: ImportedText,
): Promise<{ readonly model: TreeEnsemble; readonly features: readonly string[] }> {
  const { text, columns, policy } = request
  const names = lightgbmNames(text)
  const places = await mapColumns({ ...request, names })
  const own = readLightgbmText(text, {
    // Under the file's names, so that they are checked; with our kinds and categories.
    columns: places.map((place, c) => ({ ...columns[place]!, id: names[c]! })),
  })
  const model = placeColumns(own, columns, places)
  refuseKinds(model)
  refuseDirections(model, policy)
  return { model, features: places.map((place) => columns[place]!.id) }
}

/** A code asked as a number, or a number asked as a code, would be another question than the one that was trained. */
function refuseKinds(model: TreeEnsemble): void {
  const wrong = [...columnsAsked(model)].flatMap(([place, kinds]) => {
    const { id, kind } = model.columns[place]!
    return [...kinds].some((asked) => asked !== kind) ? [`${id} (a ${kind} in the catalogue)`] : []
  })
  if (wrong.length > 0) {
    fail('E_FEATURE_KIND', {
      what: 'The model takes features for another kind of value than they are.',
      got: wrong.join(', '),
      expected: 'thresholds for numbers, lists of categories for categories',
      remedy: 'Train it with these as categorical features (a pandas category), or as numbers.',
    })
  }
  const beyond = model.columns.flatMap((column, place) => {
    const codes = codesSeen(model.featureInfos?.[place])
    const most = column.kind === 'category' ? column.categories.length : Infinity
    return codes.some((code) => code >= most) ? [`${column.id}: code ${Math.max(...codes)} of ${most}`] : []
  })
  if (beyond.length === 0) return
  fail('E_FEATURE_KIND', {
    what: 'The model knows more categories than the catalogue.',
    got: beyond.join(', '),
    expected:
      'codes that count from 0 along the categories of the catalogue, or a pandas category with its values',
    remedy: 'Train it on a pandas category: its file then holds the values, and they meet by name.',
  })
}

function codesSeen(info = 'none'): number[] {
  return info === 'none' || info.startsWith('[') ? [] : info.split(':').map(Number)
}

/** What may enter the score in one direction alone must keep it in a model made elsewhere too. */
function refuseDirections(model: TreeEnsemble, policy: Policy): void {
  for (const [column, { onlyThrough }] of Object.entries(policy.columns)) {
    for (const [id, direction] of Object.entries(onlyThrough ?? {})) {
      const place = model.columns.findIndex((one) => one.id === id)
      if (place < 0 || movesOneWay(model, place, direction === 'increasing' ? 1 : -1)) continue
      fail('E_POLICY_DIRECTION', {
        what: `Policy ${policy.version} lets ${column} into the score only in one direction, which the model does not keep.`,
        got: `a risk that does not only ${direction === 'increasing' ? 'rise' : 'fall'} with ${id}`,
        expected: `${id} ${direction}`,
        remedy: `Train it with monotone_constraints for ${id} and monotone_constraints_method=basic, or without it.`,
        column,
      })
    }
  }
}
