import { availableParallelism } from 'node:os'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableSchema } from '../../ingest/index.ts'
import type { FeaturePlan } from '../plan.ts'
import { ColumnCrew } from './column-crew.ts'
import { columnProgram } from './program.ts'
import { type ColumnsAtWork, threadColumns } from './thread-columns.ts'

/** Below so many applications, starting threads takes longer than the work. */
const MANY = 30_000

export interface ColumnsRequest {
  /** Folder of the warehouse generation. */
  readonly generationDir: string
  /** Of the engine whose parser reads the texts. */
  readonly connection: DuckDBConnection
  readonly plan: FeaturePlan
  readonly schemas: readonly TableSchema[]
  /** Applications that will be asked for. */
  readonly nRows: number
  /** Default: as many as the machine has. */
  readonly threads?: number
}

/** Features of a generation's applications, on several threads where there are many. */
export interface OpenColumns extends ColumnsAtWork {
  readonly threads: number
}

/** @returns undefined when the rows are not kept by column, or a text or a column is beyond this way */
export async function openColumns(request: ColumnsRequest): Promise<OpenColumns | undefined> {
  const { generationDir, connection, plan, schemas, nRows, threads = availableParallelism() } = request
  const start = { generationDir, program: await columnProgram(connection, plan, schemas) }
  const here = await threadColumns(start)
  if (here === undefined) return undefined
  if (nRows < MANY || threads === 1) return { ...here, threads: 1 }
  await here.close()
  return new ColumnCrew(threads, start)
}
