import { availableParallelism } from 'node:os'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableSchema } from '../../ingest/index.ts'
import type { FeaturePlan } from '../plan.ts'
import { ColumnCrew } from './column-crew.ts'
import { columnProgram } from './program.ts'
import { type ColumnStart, type ColumnsAtWork, threadColumns } from './thread-columns.ts'

/** Below so many applications, starting threads takes longer than the work. */
const MANY = 30_000

export interface ColumnsRequest extends Omit<ColumnStart, 'program'> {
  /** Of the engine whose parser reads the texts. */
  readonly connection: DuckDBConnection
  readonly plan: FeaturePlan
  readonly schemas: readonly TableSchema[]
  /** Columns of the matrix. */
  readonly features: readonly string[]
  /** Default: as many as the machine has. */
  readonly threads?: number
}

/** On several threads where there are many applications. */
export interface OpenColumns extends ColumnsAtWork {
  readonly threads: number
}

export async function openColumns(request: ColumnsRequest): Promise<OpenColumns> {
  const { connection, plan, schemas, features, threads = availableParallelism(), ...rest } = request
  const start = { ...rest, program: await columnProgram(connection, plan, schemas, features) }
  if (start.nRows >= MANY && threads > 1) return new ColumnCrew(threads, start)
  return { ...(await threadColumns(start)), threads: 1 }
}
