import { DuckDBInstance } from '@duckdb/node-api'
import { RowFiles } from '../../ingest/index.ts'
import { EngineColumns } from './engine-calls.ts'
import { FeatureColumns, type FeatureValues } from './feature-columns.ts'
import type { ColumnProgram } from './program.ts'

/** What a thread is started with; plain data. */
export interface ColumnStart {
  /** Folder of the warehouse generation. */
  readonly generationDir: string
  readonly program: ColumnProgram
}

/** Works features out. */
export interface ColumnsAtWork {
  /**
   * @param ids applications, rising
   * @returns undefined when the engine has to be asked for them
   */
  compute(ids: Float64Array): Promise<FeatureValues | undefined>
  close(): Promise<void>
}

/** Features of a generation's applications, worked out in this thread; undefined when they cannot be. */
export async function threadColumns({
  generationDir,
  program,
}: ColumnStart): Promise<ColumnsAtWork | undefined> {
  const files = RowFiles.open(generationDir)
  if (files === undefined) return undefined
  // For functions whose last bit is the engine's.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const close = async (): Promise<void> => {
    connection.closeSync()
    instance.closeSync()
    files.close()
  }
  const columns = FeatureColumns.create(program, files, new EngineColumns(connection))
  if (columns !== undefined) return { compute: (ids) => columns.compute(ids), close }
  await close()
  return undefined
}
