import {
  DOUBLE,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  LIST,
  listValue,
} from '@duckdb/node-api'

/** Functions whose last bit depends on the library that computes them, by the number of their arguments. */
const ARGUMENTS: Readonly<Record<string, number>> = { exp: 1, ln: 1, power: 2 }

/** Results kept; most are of whole days, which come again. */
const KEPT = 200_000

/**
 * Values of functions that only the engine gives bit for bit. The engine is asked once for many, between evaluations:
 * an evaluation that meets an unknown value goes on with NaN, is thrown away and done again.
 */
export class EngineFunctions {
  readonly #connection: DuckDBConnection
  readonly #statements = new Map<string, DuckDBPreparedStatement>()
  readonly #known = new Map<string, number>()
  readonly #wanted = new Map<string, readonly [name: string, values: readonly number[]]>()

  constructor(connection: DuckDBConnection) {
    this.#connection = connection
  }

  /** The function of that name, or undefined when it is not one of these. */
  named(name: string, nArguments: number): ((values: readonly number[]) => number) | undefined {
    if (ARGUMENTS[name] !== nArguments) return undefined
    return (values) => {
      const key = `${name} ${values.join(' ')}`
      const known = this.#known.get(key)
      if (known !== undefined) return known
      this.#wanted.set(key, [name, values])
      return Number.NaN
    }
  }

  /** Evaluates again and again, until everything that it meets is known. */
  async settle<T>(evaluate: () => T): Promise<T> {
    if (this.#known.size > KEPT) this.#known.clear()
    for (;;) {
      this.#wanted.clear()
      const result = evaluate()
      if (this.#wanted.size === 0) return result
      await this.#ask()
    }
  }

  async #ask(): Promise<void> {
    for (const [name, count] of Object.entries(ARGUMENTS)) {
      const asked = [...this.#wanted].filter(([, [one]]) => one === name)
      if (asked.length === 0) continue
      const statement = this.#statements.get(name) ?? (await this.#prepare(name, count))
      for (let i = 0; i < count; i++)
        statement.bindList(i + 1, listValue(asked.map(([, [, values]]) => values[i]!)), LIST(DOUBLE))
      const result = await statement.runAndReadAll()
      const values = result.getRows() as unknown as readonly (readonly [number])[]
      for (const [index, [key]] of asked.entries()) this.#known.set(key, values[index]![0])
    }
  }

  async #prepare(name: string, count: number): Promise<DuckDBPreparedStatement> {
    const places = Array.from({ length: count }, (_, i) => i + 1)
    const unnested = places.map((place) => `unnest($${place}::double[]) as x${place}`)
    const statement = await this.#connection.prepare(
      `select ${name}(${places.map((place) => `x${place}`).join(', ')}) from (select ${unnested.join(', ')})`,
    )
    this.#statements.set(name, statement)
    return statement
  }
}
