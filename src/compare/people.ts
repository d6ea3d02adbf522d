import type { CompareColumn } from './column.ts'

/** One column of everybody, in the same order of people for every column. */
export interface PeopleColumn {
  /** A number, or the index of a category in `values`; NaN = missing. */
  readonly cells: Float64Array
  /** Empty for a number. */
  readonly values: readonly string[]
}

/** Reads columns of everybody; the order of people never changes. */
export type LoadColumns = (columns: readonly CompareColumn[]) => Promise<readonly PeopleColumn[]>

/** A request names at most 12 items and 20 filters. At full size a column takes 2.9 MB, all of them 114 MB. */
const MOST_KEPT = 40

/** Everybody's values, column by column, kept while they are in use: a changed group is counted without the database. */
export class People {
  readonly #load: LoadColumns
  /** The one that was asked for last stands last. */
  readonly #kept = new Map<string, Promise<PeopleColumn>>()

  constructor(load: LoadColumns) {
    this.#load = load
  }

  /** Reads what is not kept in one go; callers that come meanwhile wait for the same reading. */
  async read(columns: readonly CompareColumn[]): Promise<readonly PeopleColumn[]> {
    const wanted = new Map(columns.map((column) => [keyOf(column), column]))
    const fresh = [...wanted].filter(([key]) => !this.#kept.has(key))
    if (fresh.length > 0) {
      const reading = this.#load(fresh.map(([, column]) => column))
      for (const [k, [key]] of fresh.entries()) {
        const one = reading.then((found) => found[k]!)
        // A failed reading is tried again by the next reader.
        one.catch(() => this.#kept.delete(key))
        this.#kept.set(key, one)
      }
    }
    const found = new Map(
      await Promise.all([...wanted.keys()].map(async (key) => [key, await this.#use(key)] as const)),
    )
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break
      if (!wanted.has(key)) this.#kept.delete(key)
    }
    return columns.map((column) => found.get(keyOf(column))!)
  }

  #use(key: string): Promise<PeopleColumn> {
    const one = this.#kept.get(key)!
    this.#kept.delete(key)
    this.#kept.set(key, one)
    return one
  }
}

const keyOf = ({ relation, name, kind }: CompareColumn): string => `${relation} ${kind} ${name}`
