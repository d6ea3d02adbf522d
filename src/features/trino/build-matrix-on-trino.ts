import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fitGroupMedians } from '../group-medians.ts'
import { CellWriter, interleaved, type MatrixManifest, readCells } from '../matrix-files.ts'
import { type MatrixTarget, type MatrixWork, writeMatrix } from '../matrix-folder.ts'
import { compilePlan, type FeaturePlan, trino } from '../plan.ts'
import { checkTables, otherTables } from './check-tables.ts'
import { relationOf, type TrinoLake, tablesRead } from './lake.ts'
import { rowsOf, type TrinoValue } from './trino-client.ts'

export interface TrinoMatrixRequest extends MatrixTarget {
  readonly lake: TrinoLake
  /** Statements done, counted in rows. */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Rows that are turned at once from columns into rows. */
const BLOCK_ROWS = 16_384

/**
 * Computes on a Trino server what `buildMatrix` computes here, and writes the same files: one statement per grain and
 * one for the application features. Rows, outcomes and the generation's name come from the warehouse, against which
 * the tables of the server are checked first.
 * @throws VitrineError E_TRINO_UNREACHABLE, E_TRINO_AUTH, E_TRINO_ANSWER, E_TRINO_SQL, E_TRINO_TABLE_MISSING,
 *   E_TRINO_COLUMN_MISSING, E_TRINO_GENERATION, those of `writeMatrix`; the signal's reason
 */
export function buildMatrixOnTrino(request: TrinoMatrixRequest): Promise<MatrixManifest> {
  const { catalogue, generation, lake, signal } = request
  const relation = (table: string): string => relationOf(lake, table)
  return writeMatrix(request, async (work) => {
    request.onProgress?.(0, work.rowIds.length)
    await checkTables(lake, work.session, generation, tablesRead(catalogue), signal)
    const groupMedians = await fitGroupMedians(
      async (sql) =>
        (await rowsOf(lake.server, sql, signal)).map(([group, median]) => [String(group), Number(median)]),
      catalogue,
      work.features,
      relation('application'),
    )
    const plan = compilePlan(catalogue, work.features, trino, groupMedians)
    await writeCells(work, plan, request, relation)
    return { historyIds: plan.historyIds, groupMedians }
  })
}

async function writeCells(
  work: MatrixWork,
  plan: FeaturePlan,
  { lake, onProgress, signal }: TrinoMatrixRequest,
  relation: (table: string) => string,
): Promise<void> {
  const { features, rowIds, cells, spillDir } = work
  const nRows = rowIds.length
  const rowOf = new Map(Array.from(rowIds, (id, row) => [id, row]))
  const statements = [
    ...plan.grains.map((grain) => ({ sql: grain.sql(relation), ids: grain.featureIds, ofAll: false })),
    ...(plan.applicationIds.length === 0
      ? []
      : [{ sql: plan.applicationSql(fromText(plan, relation)), ids: plan.applicationIds, ofAll: true }]),
  ]
  const historyColumns = await CellWriter.create(spillDir, HISTORY_COLUMNS)
  try {
    for (const [at, { sql, ids, ofAll }] of statements.entries()) {
      const columns = ids.map(() => new Float64Array(nRows).fill(Number.NaN))
      let seen = 0
      for await (const { rows } of lake.server.pages(sql, signal)) {
        for (const values of rows) {
          const row =
            rowOf.get(Number(values[0])) ??
            otherTables(`application ${values[0]}`, 'applications of the warehouse')
          for (const [index, column] of columns.entries()) column[row] = asDouble(values[index + 1]!)
        }
        seen += rows.length
        onProgress?.(at * nRows + Math.min(seen, nRows), statements.length * nRows)
      }
      if (ofAll && seen !== nRows) otherTables(`${seen} applications`, `${nRows} applications`)
      for (const [index, id] of ids.entries()) {
        const place = features.indexOf(id)
        if (place >= 0) await cells.write(columns[index]!, place * nRows)
        const inHistory = plan.historyIds.indexOf(id)
        if (inHistory >= 0) await historyColumns.write(columns[index]!, inHistory * nRows)
      }
    }
  } finally {
    await historyColumns.close()
  }
  await writeHistory(work, plan.historyIds.length)
}

const HISTORY_COLUMNS = 'history-columns.f64'

/** Columns as they came, read again block by block, as the rows that are asked for one by one later. */
async function writeHistory({ history, rowIds, spillDir }: MatrixWork, width: number): Promise<void> {
  const nRows = rowIds.length
  const file = openSync(join(spillDir, HISTORY_COLUMNS), 'r')
  try {
    for (let start = 0; start < nRows; start += BLOCK_ROWS) {
      const count = Math.min(BLOCK_ROWS, nRows - start)
      const block = Array.from({ length: width }, (_, index) => readCells(file, index * nRows + start, count))
      await history.write(interleaved(block, count), start * width)
    }
  } finally {
    closeSync(file)
  }
}

/** FROM clause of the application features: `a`, and `h` with the history features that they read. */
function fromText(plan: FeaturePlan, relation: (table: string) => string): string {
  const read = plan.grains
    .map((grain) => ({ grain, ids: grain.featureIds.filter((id) => plan.historyReads.includes(id)) }))
    .filter(({ ids }) => ids.length > 0)
  const cells = read.flatMap(({ grain, ids }) => ids.map((id) => `of_${grain.grain}.${id}`))
  const joins = read.map(
    ({ grain }) =>
      `left join (${grain.sql(relation)}) of_${grain.grain} on of_${grain.grain}.SK_ID_CURR = i.SK_ID_CURR`,
  )
  const history = `(select ${['i.SK_ID_CURR', ...cells].join(', ')} from ${relation('application')} i ${joins.join('\n')})`
  return `${relation('application')} a join ${history} h on h.SK_ID_CURR = a.SK_ID_CURR`
}

/** NaN and the infinities come as text. */
function asDouble(value: TrinoValue): number {
  return value === null ? Number.NaN : Number(value)
}
