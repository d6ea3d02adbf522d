import type { Store } from './store.ts'

/** Keys that are remembered at most. */
const MOST_HELD = 1000

type Held<K> = Map<string, K>

/**
 * What keys open, by their hash, so that a machine that asks a hundred times a second is looked up once. Only the one
 * program that may write to a store changes it, and whatever it changes about keys or accounts is forgotten here at once.
 */
export class KnownKeys<K> {
  readonly #held = new WeakMap<Store['database'], Held<K>>()

  get({ database }: Pick<Store, 'database'>, tokenHash: string): K | undefined {
    return this.#held.get(database)?.get(tokenHash)
  }

  /** What `read` finds is remembered, unless something was forgotten while it looked. */
  async find(
    { database }: Pick<Store, 'database'>,
    tokenHash: string,
    read: () => Promise<K | undefined>,
  ): Promise<K | undefined> {
    const held = this.#held.get(database) ?? new Map<string, K>()
    this.#held.set(database, held)
    const found = await read()
    if (found === undefined) held.delete(tokenHash)
    else {
      if (held.size >= MOST_HELD) held.clear()
      held.set(tokenHash, found)
    }
    return found
  }

  forget({ database }: Pick<Store, 'database'>): void {
    this.#held.delete(database)
  }
}
