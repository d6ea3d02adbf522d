import { DOUBLE, type DuckDBConnection, LIST, listValue } from '@duckdb/node-api'

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
      const lists = Array.from({ length: count }, (_, i) =>
        listValue(asked.map(([, [, values]]) => values[i]!)),
      )
      const unnested = lists.map((_, i) => `unnest($${i + 1}) as x${i}`)
      const result = await this.#connection.runAndReadAll(
        `select ${name}(${lists.map((_, i) => `x${i}`).join(', ')}) from (select ${unnested.join(', ')})`,
        lists,
        lists.map(() => LIST(DOUBLE)),
      )
      const values = result.getRows() as unknown as readonly (readonly [number])[]
      for (const [index, [key]] of asked.entries()) this.#known.set(key, values[index]![0])
    }
  }
}
