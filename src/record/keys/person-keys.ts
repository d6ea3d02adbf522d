import { randomBytes } from 'node:crypto'
import { fail, VitrineError } from '../../errors/index.ts'
import type { Store, StoreTables } from '../../store/index.ts'
import type { Subject } from '../entries.ts'
import { decrypt, encrypt, keyedHash } from './seal.ts'

/** How many keys are kept unwrapped. */
const MOST_HELD = 10_000

/** A new key that is stored with the first record that needs it, or not at all. */
export interface NewPersonKey {
  readonly person: string
  readonly wrapped: string
}

/** The keys of persons, wrapped under the master key in the store. */
export class PersonKeys {
  readonly #store: Store
  readonly #master: Uint8Array
  readonly #held = new Map<string, Uint8Array>()
  /** Looked for and not there. Only the one writer makes keys: it need not look twice before the first record. */
  readonly #absent = new Set<string>()

  constructor(store: Store, master: Uint8Array) {
    this.#store = store
    this.#master = master
  }

  /** Pseudonym of the person whose application this is. */
  personOf({ personId, applicationId }: Subject): string {
    return this.#pseudonym(personId === null ? `application ${applicationId}` : `person ${personId}`)
  }

  actorOf(name: string): string {
    return this.#pseudonym(`actor ${name}`)
  }

  /** Undefined before the person's first record. @throws VitrineError E_ERASED */
  async find(person: string): Promise<Uint8Array | undefined> {
    const held = this.#held.get(person)
    if (held !== undefined) return held
    if (this.#absent.has(person)) return undefined
    const row = await this.#store.database
      .selectFrom('person_key')
      .selectAll()
      .where('person', '=', person)
      .executeTakeFirst()
    if (row === undefined) {
      this.#miss(person)
      return undefined
    }
    if (row.wrapped === null) return erased(row.erased_at!)
    return this.#hold(person, decrypt(this.#master, row.wrapped, person))
  }

  /** Looks many up at once, so that each is found without another question; who was erased is told when asked for. */
  async lookUp(persons: readonly string[]): Promise<void> {
    const unknown = persons.filter((one) => !this.#held.has(one) && !this.#absent.has(one))
    if (unknown.length === 0) return
    const rows = await this.#store.database
      .selectFrom('person_key')
      .selectAll()
      .where('person', 'in', unknown)
      .execute()
    for (const one of unknown) this.#miss(one)
    for (const { person, wrapped } of rows) {
      this.#absent.delete(person)
      if (wrapped !== null) this.#holdIfWhole(person, wrapped)
    }
  }

  make(person: string): { readonly key: Uint8Array; readonly stored: NewPersonKey } {
    const key = randomBytes(32)
    return { key, stored: { person, wrapped: encrypt(this.#master, key, person) } }
  }

  /** Once the new keys are in the store. */
  keep(person: string, key: Uint8Array): void {
    this.#hold(person, key)
  }

  /** When it is not known whether new keys were stored. */
  lookAgain(): void {
    this.#absent.clear()
  }

  forget(person: string): void {
    this.#held.delete(person)
  }

  /** One that cannot be opened is told to whoever asks for it, not to the others. */
  #holdIfWhole(person: string, wrapped: string): void {
    try {
      this.#hold(person, decrypt(this.#master, wrapped, person))
    } catch {
      this.#held.delete(person)
    }
  }

  #miss(person: string): void {
    if (this.#absent.size >= MOST_HELD) this.#absent.clear()
    this.#absent.add(person)
  }

  #hold(person: string, key: Uint8Array): Uint8Array {
    this.#absent.delete(person)
    if (this.#held.size >= MOST_HELD) this.#held.clear()
    this.#held.set(person, key)
    return key
  }

  #pseudonym(text: string): string {
    return keyedHash(this.#master, text)
  }
}

/** Pseudonym of an application: under the person's key, so that it goes with the key. */
export function applicationOf(key: Uint8Array, applicationId: number): string {
  return keyedHash(key, `application ${applicationId}`)
}

export function personKeyRow({ person, wrapped }: NewPersonKey, now: number): StoreTables['person_key'] {
  return { person, wrapped, made_at: now, erased_at: null }
}

export function erased(at: number): never {
  return fail('E_ERASED', {
    what: 'What was recorded about this person has been erased.',
    got: `erased on ${new Date(at).toISOString().slice(0, 10)}`,
    expected: 'a person whose records can be read',
    remedy:
      'Nobody can read them again; that they existed, and that the chain is whole, can still be checked.',
  })
}

/** Undefined of whoever was erased, where that needs no telling. */
export async function unlessErased<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    if (error instanceof VitrineError && error.code === 'E_ERASED') return undefined
    throw error
  }
}
