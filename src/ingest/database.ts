import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { engineFailure } from './engine-failure.ts'
import type { Cells } from './rows/kept-column.ts'
import { quoteText } from './sql-text.ts'

export interface DatabaseOptions {
  readonly memoryLimit: string
  readonly threads?: number
  /** Where large sorts spill. */
  readonly spillDir: string
  readonly signal?: AbortSignal
}

/** One writing connection; engine errors come out as ours. */
export class Database {
  private readonly instance: DuckDBInstance
  private readonly connection: DuckDBConnection
  private readonly signal: AbortSignal | undefined
  private readonly interrupt = () => this.connection.interrupt()

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    signal: AbortSignal | undefined,
  ) {
    this.instance = instance
    this.connection = connection
    this.signal = signal
    signal?.addEventListener('abort', this.interrupt)
  }

  static async open(path: string, options: DatabaseOptions): Promise<Database> {
    try {
      const instance = await DuckDBInstance.create(path, {
        memory_limit: options.memoryLimit,
        temp_directory: options.spillDir,
        // The row ids of staged rows are their places in the file: line numbers in errors come from them.
        preserve_insertion_order: 'true',
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        ...(options.threads !== undefined && { threads: String(options.threads) }),
      })
      return new Database(instance, await instance.connect(), options.signal)
    } catch (error) {
      return engineFailure(error, path)
    }
  }

  /** @param file what to name in an error */
  async run(sql: string, file?: string): Promise<void> {
    await this.rows(sql, file)
  }

  /** Rows of plain values; counts are numbers. */
  async rows(sql: string, file?: string): Promise<(number | string | null)[][]> {
    this.signal?.throwIfAborted()
    try {
      const reader = await this.connection.runAndReadAll(sql)
      return reader.getRowsJS().map((row) => row.map(plain))
    } catch (error) {
      this.signal?.throwIfAborted()
      return engineFailure(error, file)
    }
  }

  /** A result without NULL, some rows at a time: one array of machine numbers per column. */
  async *columns(sql: string): AsyncGenerator<readonly Cells[]> {
    try {
      const result = await this.connection.stream(sql)
      for (;;) {
        this.signal?.throwIfAborted()
        const chunk = await result.fetchChunk()
        const rows = chunk?.rowCount ?? 0
        if (chunk === null || rows === 0) return
        yield Array.from({ length: result.columnCount }, (_, c) => {
          const { items } = chunk.getColumnVector(c) as unknown as { readonly items: Cells }
          return items.subarray(0, rows)
        })
      }
    } catch (error) {
      this.signal?.throwIfAborted()
      return engineFailure(error)
    }
  }

  async attach(path: string, name: string): Promise<void> {
    await this.run(`attach ${quoteText(path)} as ${name}`)
  }

  close(): void {
    this.signal?.removeEventListener('abort', this.interrupt)
    this.connection.closeSync()
    this.instance.closeSync()
  }
}

function plain(value: unknown): number | string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint') return Number(value)
  return String(value)
}
