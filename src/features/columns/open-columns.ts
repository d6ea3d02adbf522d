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

export interface ColumnsRequest extends Omit<ColumnStart, 'program' | 'most'> {
  /** Of the engine whose parser reads the texts. */
  readonly connection: DuckDBConnection
  readonly plan: FeaturePlan
  readonly schemas: readonly TableSchema[]
  /** Columns of the matrix. */
  readonly features: readonly string[]
  /** Default: as many as the machine has. */
  readonly threads?: number
  /** For example `1GB`; half of it is left to the engine. */
  readonly memoryLimit: string
}

/** On several threads where there are many applications. */
export async function openColumns(request: ColumnsRequest): Promise<OpenColumns> {
  const { connection, plan, schemas, features, memoryLimit, ...rest } = request
  const crew = rest.nRows < MANY ? 1 : (request.threads ?? availableParallelism())
  const most = Math.min(MOST, (memoryBytes(memoryLimit) ?? MOST) / 2 / crew)
  const start = { ...rest, most, program: await columnProgram(connection, plan, schemas, features) }
  return crew > 1 ? new ColumnCrew(crew, start) : threadColumns(start)
}
