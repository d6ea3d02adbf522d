import type { Catalogue } from '../../features/index.ts'
import type { Matrix } from '../../matrix/index.ts'
import { binMatrix, learnerOf, placeColumns } from '../../model/index.ts'
import { quickFit, type RefitRequest, type RefitScores, refitScores } from '../refit-scores.ts'
import { CANDIDATES, learnersOf } from '../tree-settings.ts'

export interface RefitElsewhere extends Omit<RefitRequest, 'fit'> {
  readonly catalogue: Catalogue
  /** Features that the imported model was made with. */
  readonly features: readonly string[]
  /** Rows whose outcome is known. */
  readonly known: Uint32Array
}

/**
 * How a model that was made elsewhere was trained is not known, so it cannot be trained again on other people. In its
 * place models of ours are, on its features: their spread is that of what these features tell of these people.
 */
export async function refitElsewhere(request: RefitElsewhere): Promise<RefitScores> {
  const { matrix, features, known, signal } = request
  const places = features.map((id) => matrix.columns.findIndex((column) => column.id === id))
  const narrow: Matrix = {
    columns: places.map((place) => matrix.columns[place]!),
    nRows: matrix.nRows,
    rowIds: matrix.rowIds,
    column: (index, start, end) => matrix.column(places[index]!, start, end),
  }
  const train = quickFit(
    await binMatrix(narrow, { rows: known }),
    matrix.target,
    learnerOf(learnersOf(request.catalogue, narrow.columns, known.length), CANDIDATES.shallow),
    CANDIDATES.shallow.settings,
    signal,
  )
  return await refitScores({
    ...request,
    fit: async (rows, refitSeed) => placeColumns(await train(rows, refitSeed), matrix.columns, places),
  })
}
