import {
  DOUBLE,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  LIST,
  listValue,
} from '@duckdb/node-api'
import { nearPower } from './near-power.ts'

interface EngineFunction {
  readonly nArguments: number
  /** Near the engine's value, mostly equal to it; never an answer. */
  readonly guess: (...values: number[]) => number
}

/** Functions whose last bit depends on the library that computes them. */
const FUNCTIONS: Readonly<Record<string, EngineFunction>> = {
  exp: { nArguments: 1, guess: Math.exp },
  ln: { nArguments: 1, guess: Math.log },
  power: { nArguments: 2, guess: nearPower },
}

/** Results kept; most are of whole days, which come again. */
const KEPT = 200_000

/**
 * Values of functions that only the engine gives bit for bit. The engine is asked once for many, between evaluations:
 * an evaluation that meets an unknown value goes on with a guess, is thrown away and done again. Where a value leads to
 * the next, as in a search by steps, good guesses bring all of them to the engine at once.
 */
export class EngineFunctions {
  readonly #connection: DuckDBConnection
  readonly #statements = new Map<string, DuckDBPreparedStatement>()
  readonly #known = new Map<string, number>()
  readonly #wanted = new Map<string, readonly [name: string, values: readonly number[]]>()
  /** Whether the evaluation that runs met a value that is not known. */
  #guessed = false

  constructor(connection: DuckDBConnection) {
    this.#connection = connection
  }

  /** The function of that name, or undefined when it is not one of these. */
  named(name: string, nArguments: number): ((values: readonly number[]) => number) | undefined {
    const one = FUNCTIONS[name]
    if (one?.nArguments !== nArguments) return undefined
    return (values) => {
      const key = `${name} ${values.join(' ')}`
      const known = this.#known.get(key)
      if (known !== undefined) return known
      this.#wanted.set(key, [name, values])
      this.#guessed = true
      return one.guess(...values)
    }
  }

  /** Does each evaluation again and again, until everything that it meets is known. */
  async settle<T>(evaluations: readonly (() => T)[]): Promise<readonly T[]> {
    if (this.#known.size > KEPT) this.#known.clear()
    const results: T[] = []
    let open = [...evaluations.keys()]
    while (open.length > 0) {
      this.#wanted.clear()
      open = open.filter((index) => {
        this.#guessed = false
        results[index] = evaluations[index]!()
        return this.#guessed
      })
      await this.#ask()
    }
    return results
  }

  async #ask(): Promise<void> {
    const all = [...this.#wanted]
    await Promise.all(
      Object.entries(FUNCTIONS).map(async ([name, { nArguments }]) => {
        const asked = all.filter(([, [one]]) => one === name)
        if (asked.length === 0) return
        const statement = this.#statements.get(name) ?? (await this.#prepare(name, nArguments))
        for (let i = 0; i < nArguments; i++)
          statement.bindList(i + 1, listValue(asked.map(([, [, values]]) => values[i]!)), LIST(DOUBLE))
        const result = await statement.runAndReadAll()
        const values = result.getRows() as unknown as readonly (readonly [number])[]
        for (const [index, [key]] of asked.entries()) this.#known.set(key, values[index]![0])
      }),
    )
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
