import { dirname, join } from 'node:path'
import { openFeatureEngine, openMatrix } from '../features/index.ts'
import { openWarehouse, RowFiles } from '../ingest/index.ts'
import { type TreeEnsemble, TreeScorer } from '../model/index.ts'
import { type Bank, OBJECTIVES, type ObjectiveId } from './bank.ts'
import { foldsOf, loadBundle } from './bundle-content.ts'
import { filedCellsOf } from './filed-cells-of.ts'
import type { Lender } from './lender.ts'
import { modelInUse } from './model-in-use.ts'
import { requireFit } from './models/require-fit.ts'
import { workspacePaths } from './paths.ts'
import { PdIntervals } from './pd-intervals.ts'
import { reasonGroups } from './reason-groups.ts'
import { ATTRIBUTIONS_FILE, attributionOwner, readAttributions } from './similar/attribution-file.ts'
import { openSqlSession } from './sql-session.ts'
import { TrainedBank } from './trained-bank.ts'

/**
 * Opens the model in use with the data it was trained on, read-only.
 * @throws VitrineError E_NO_WAREHOUSE, E_NO_MODEL, E_MODEL_STALE, E_BUNDLE_CORRUPT, E_MATRIX_MISSING
 */
export async function openBank(options: { dataDir: string; lender: Lender }): Promise<Bank> {
  const { dataDir, lender } = options
  const paths = workspacePaths(dataDir)
  const warehouse = await openWarehouse(paths.warehouse)
  const modelId = await modelInUse(dataDir)
  const bundle = await loadBundle(paths.models, modelId)
  const { content } = bundle
  requireFit(content, { generation: warehouse.generation })
  const matrixDir = paths.matrix(warehouse.generation)
  const matrix = openMatrix(matrixDir)
  try {
    requireFit(content, matrix.hashes)
  } catch (error) {
    matrix.close()
    throw error
  }
  const engine = await openFeatureEngine({
    warehousePath: warehouse.path,
    matrixDir,
    catalogue: lender.catalogue,
    tables: lender.tables,
    features: content.columns.map((column) => column.id),
  })
  const portfolio = paths.portfolio(warehouse.generation, modelId)
  const sql = await openSqlSession(
    warehouse.path,
    portfolio,
    lender.tables.map((table) => table.name),
    lender.pages.header,
  )
  const files = RowFiles.open(dirname(warehouse.path))
  const application = lender.tables.find((table) => table.name === 'application')!
  // An imported model stands at every place: one scorer serves them all.
  const made = new Map<TreeEnsemble, TreeScorer>()
  const scorerOf = (model: TreeEnsemble): TreeScorer => {
    const scorer = made.get(model) ?? new TreeScorer(model)
    made.set(model, scorer)
    return scorer
  }
  const groups = reasonGroups(content.columns, lender.catalogue)
  return new TrainedBank({
    bundle,
    scorers: Object.fromEntries(OBJECTIVES.map((id) => [id, bundle.models[id].map(scorerOf)])) as Record<
      ObjectiveId,
      TreeScorer[]
    >,
    openIntervals: () => new PdIntervals(content.refits, bundle.readRefits(), matrix.target),
    groups,
    recourse: lender.recourse,
    tables: lender.tables,
    matrix,
    folds: foldsOf(bundle, matrix.target),
    engine,
    sql,
    filedCells: filedCellsOf(sql, files, application),
    closeFiles: () => files?.close(),
    openSimilar: () => ({
      ...readAttributions(join(portfolio, ATTRIBUTIONS_FILE), attributionOwner(modelId, matrix, groups)),
      groups: groups.ids,
      rowIds: matrix.rowIds,
    }),
  })
}
