import {
  DOUBLE,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  DuckDBTableFunction,
} from '@duckdb/node-api'
import { type Cell, column, type Frame } from './frame.ts'
import { KnownValues } from './known-values.ts'
import type { Scratch } from './scratch.ts'

/** Functions whose last bit depends on the library that computes them; how many numbers each takes. */
export const ENGINE_FUNCTIONS: Readonly<Record<string, 1 | 2>> = { exp: 1, ln: 1, power: 2 }

/** A function that only the engine computes bit for bit, over the rows of a frame. */
export class EngineCall {
  /** Reads the result, once the engine was asked. */
  readonly cell: Cell
  readonly #name: string
  readonly #children: readonly Cell[]
  readonly #frame: () => Frame
  /** Of a function of one number: values that the engine gave before. */
  readonly #known: KnownValues | undefined
  #answered: Frame | undefined
  #address = 0

  constructor(name: string, children: readonly Cell[], scratch: Scratch, frame: () => Frame) {
    this.#name = name
    this.#children = children.map(column)
    this.#frame = frame
    this.#known = children.length === 1 ? new KnownValues(scratch) : undefined
    this.cell = {
      type: 'double',
      step: 16,
      of: (rows) => {
        if (rows !== this.#answered) throw new RangeError(`${name} was read before the engine was asked`)
        return this.#address
      },
    }
  }

  /** Whether the engine is asked in every block. */
  get always(): boolean {
    return this.#known === undefined
  }

  /** Grains that share rows share what was asked for them. */
  async ask(engine: EngineColumns): Promise<void> {
    const rows = this.#frame()
    if (rows === this.#answered) return
    const { scratch, nRows } = rows
    const name = this.#name
    const inputs = this.#children.map((child) => child.of(rows))
    const out = scratch.doubles(nRows)
    if (this.#known !== undefined)
      await this.#known.apply(
        (values, results) => engine.apply(name, [values], results),
        inputs[0]!,
        out,
        nRows,
      )
    else
      await engine.apply(
        name,
        inputs.map((address) => scratch.values(address, nRows)),
        scratch.values(out, nRows),
      )
    this.#answered = rows
    this.#address = out
  }
}

/** Rows of one vector of the engine. */
const VECTOR_ROWS = 2048

/** Asks the engine for functions of whole columns. */
export class EngineColumns {
  readonly #connection: DuckDBConnection
  readonly #statements = new Map<string, DuckDBPreparedStatement>()
  #arguments: readonly Float64Array[] = []
  #next = 0

  constructor(connection: DuckDBConnection) {
    this.#connection = connection
    for (const width of [1, 2]) connection.registerTableFunction(this.#source(width))
  }

  /**
   * @param values one array per argument
   * @param out takes as many values
   */
  async apply(name: string, values: readonly Float64Array[], out: Float64Array): Promise<void> {
    if (out.length === 0) return
    const statement = this.#statements.get(name) ?? (await this.#prepare(name, values.length))
    this.#arguments = values
    this.#next = 0
    const result = await statement.stream()
    let at = 0
    for (;;) {
      const chunk = await result.fetchChunk()
      const count = chunk?.rowCount ?? 0
      if (chunk === null || count === 0) break
      const { items } = chunk.getColumnVector(0) as unknown as { readonly items: Float64Array }
      out.set(items.subarray(0, count), at)
      at += count
    }
    if (at !== out.length) throw new RangeError(`${at} values of ${name} where ${out.length} were expected`)
  }

  async #prepare(name: string, width: number): Promise<DuckDBPreparedStatement> {
    const columns = Array.from({ length: width }, (_, c) => `x${c}`)
    const statement = await this.#connection.prepare(
      `select coalesce(${name}(${columns.join(', ')}), 'nan'::double) from numbers_${width}()`,
    )
    this.#statements.set(name, statement)
    return statement
  }

  #source(width: number): DuckDBTableFunction {
    return DuckDBTableFunction.create({
      name: `numbers_${width}`,
      bindFunction: (info) => {
        for (let c = 0; c < width; c++) info.addResultColumn(`x${c}`, DOUBLE)
      },
      initFunction: (info) => info.setMaxThreads(1),
      mainFunction: (info, chunk) => {
        try {
          const count = Math.min(VECTOR_ROWS, this.#arguments[0]!.length - this.#next)
          chunk.rowCount = count
          for (let c = 0; c < width && count > 0; c++) {
            const vector = chunk.getColumnVector(c) as unknown as {
              readonly items: Float64Array
              flush(): void
            }
            vector.items.set(this.#arguments[c]!.subarray(this.#next, this.#next + count))
            vector.flush()
          }
          this.#next += count
        } catch (error) {
          // An exception must not cross the engine's own threads.
          info.setError(error instanceof Error ? error.message : String(error))
        }
      },
    })
  }
}
