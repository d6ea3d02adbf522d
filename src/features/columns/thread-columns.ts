import { DuckDBInstance } from '@duckdb/node-api'
import { RowFiles } from '../../ingest/index.ts'
import { writeCellsSync } from '../matrix-files.ts'
import { EngineColumns } from './engine-calls.ts'
import { FeatureColumns } from './feature-columns.ts'
import type { ColumnProgram } from './program.ts'
import { Scratch } from './scratch.ts'

/** What a thread is started with; plain data. */
export interface ColumnStart {
  /** Folder of the warehouse generation. */
  readonly generationDir: string
  readonly program: ColumnProgram
  /** The most applications of a batch. */
  readonly room: number
  /** Bytes that the columns of one thread may take. */
  readonly most: number
  /** Applications of the matrix. */
  readonly nRows: number
  /** Descriptors of the files that take the features: column after column, and the history row after row. */
  readonly cells: number
  readonly history: number
}

/** Works features out and writes them. */
export interface OpenColumns {
  /** Batches that are worked out at once. */
  readonly threads: number
  /**
   * @param ids applications, rising; the first is row `start` of the matrix
   * @returns false when nothing was written, because the engine has to be asked for them
   */
  write(ids: Float64Array, start: number): Promise<boolean>
  close(): Promise<void>
}

/** Features of a generation's applications, worked out in this thread. */
export async function threadColumns(request: ColumnStart): Promise<OpenColumns> {
  const { generationDir, program, room, most, nRows, cells, history } = request
  const files = RowFiles.open(generationDir)
  // For functions whose last bit is the engine's.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const engine = new EngineColumns(connection)
  const columns = files && FeatureColumns.create(program, files, engine, room, new Scratch(most))
  return {
    threads: 1,
    async write(ids, start) {
      if (columns === undefined || !(await columns.compute(ids))) return false
      const { output } = columns
      for (const [index, id] of program.features.entries())
        writeCellsSync(cells, output.column(id, ids.length), index * nRows + start)
      writeCellsSync(history, output.history(ids.length), start * program.historyIds.length)
      return true
    },
    async close() {
      connection.closeSync()
      instance.closeSync()
      files?.close()
    },
  }
}
