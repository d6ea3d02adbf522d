import { fail } from '../errors/index.ts'
import { openFeatureEngine, openMatrix } from '../features/index.ts'
import { openWarehouse } from '../ingest/index.ts'
import { stratifiedFolds, TreeScorer } from '../model/index.ts'
import { type Bank, OBJECTIVES, type ObjectiveId } from './bank.ts'
import { loadBundle } from './bundle-content.ts'
import type { Lender } from './lender.ts'
import { modelInUse } from './model-in-use.ts'
import { workspacePaths } from './paths.ts'
import { PdIntervals } from './pd-intervals.ts'
import { reasonGroups } from './reason-groups.ts'
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
  if (content.hashes.generation !== warehouse.generation) {
    fail('E_MODEL_STALE', {
      what: 'The model in use was trained on other tables than those in the warehouse.',
      got: `model of generation ${content.hashes.generation}`,
      expected: `generation ${warehouse.generation}`,
      remedy: 'Run "vitrine features" and "vitrine train" for the new tables.',
      file: dataDir,
    })
  }
  const matrixDir = paths.matrix(warehouse.generation)
  const engine = await openFeatureEngine({
    warehousePath: warehouse.path,
    matrixDir,
    catalogue: lender.catalogue,
    tables: lender.tables,
    features: content.columns.map((column) => column.id),
  })
  const sql = await openSqlSession(
    warehouse.path,
    paths.portfolio(warehouse.generation, modelId),
    lender.tables.map((table) => table.name),
  )
  const matrix = openMatrix(matrixDir)
  return new TrainedBank({
    bundle,
    scorers: Object.fromEntries(
      OBJECTIVES.map((id) => [id, bundle.models[id].map((model) => new TreeScorer(model))]),
    ) as Record<ObjectiveId, TreeScorer[]>,
    intervals: new PdIntervals(content.refits, bundle.refits, matrix.target),
    groups: reasonGroups(content.columns, lender.catalogue),
    recourse: lender.recourse,
    matrix,
    folds: stratifiedFolds(matrix.target, content.folds, content.seed),
    engine,
    sql,
  })
}
