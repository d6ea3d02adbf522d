import { availableParallelism } from 'node:os'
import type { DuckDBConnection } from '@duckdb/node-api'
import { memoryBytes, type TableSchema } from '../../ingest/index.ts'
import type { FeaturePlan } from '../plan.ts'
import { ColumnCrew } from './column-crew.ts'
import { columnProgram } from './program.ts'
import { type ColumnStart, type OpenColumns, threadColumns } from './thread-columns.ts'

/** Below so many applications, starting threads takes longer than the work. */
const MANY = 30_000

/** The most that one thread may take, in bytes. */
const MOST = 2 ** 30

/**
 * Threads for so many applications, which wait for their work: to start them takes as long as a batch.
 * @param threads default: as many as the machine has
 * @returns undefined where one thread is enough
 */
export function startCrew(nRows: number, threads = availableParallelism()): ColumnCrew | undefined {
  return nRows < MANY || threads === 1 ? undefined : new ColumnCrew(threads)
}

export interface ColumnsRequest extends Omit<ColumnStart, 'program' | 'most'> {
  /** Of the engine whose parser reads the texts. */
  readonly connection: DuckDBConnection
  readonly plan: FeaturePlan
  readonly schemas: readonly TableSchema[]
  /** Columns of the matrix. */
  readonly features: readonly string[]
  /** Threads that wait; without them, this one works. */
  readonly crew: ColumnCrew | undefined
  /** For example `1GB`; half of it is left to the engine. */
  readonly memoryLimit: string
}

export async function openColumns(request: ColumnsRequest): Promise<OpenColumns> {
  const { connection, plan, schemas, features, memoryLimit, crew, ...rest } = request
  const most = Math.min(MOST, (memoryBytes(memoryLimit) ?? MOST) / 2 / (crew?.threads ?? 1))
  const start = { ...rest, most, program: await columnProgram(connection, plan, schemas, features) }
  crew?.begin(start)
  return crew ?? threadColumns(start)
}
