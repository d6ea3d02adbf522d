import { fail } from '../errors/index.ts'
import type { Store } from '../store/index.ts'
import { type Answering, Appender, lastRecord } from './appender.ts'
import type { Actor, Entry } from './entries.ts'
import type { Head } from './heads.ts'
import { type Keys, makeKeys, masterKeyId, takeNextKey } from './keys/key-folder.ts'
import { PersonKeys } from './keys/person-keys.ts'
import { bodyOf } from './line.ts'

/** The chain of one store, open for writing. */
export interface DecisionRecord {
  readonly store: Store
  readonly keys: Keys
  readonly persons: PersonKeys
  /**
   * Resolves once the record is on disk; many that wait share one flush.
   * @param at milliseconds since 1970
   * @param answering a request that is answered with it, kept in the same transaction
   * @throws VitrineError E_ERASED for a person whose records were erased
   */
  append(actor: Actor, entry: Entry, at: number, answering?: Answering): Promise<Head>
  /** Resolves when nothing waits to be written. The store stays open. */
  close(): Promise<void>
}

/** What the service does by itself. */
export const SYSTEM: Actor = { role: 'system', name: 'vitrine' }

/**
 * Opens the chain of a store; a new one starts with new keys, as its first record says.
 * @param keysFolder outside the store and its backups
 * @param now milliseconds since 1970
 * @throws VitrineError E_KEYS_MISSING, E_KEYS_WRONG when the store was written with others
 */
export async function openRecord(store: Store, keysFolder: string, now: number): Promise<DecisionRecord> {
  const isNew = (await lastRecord(store)).seq === 0
  const keys = isNew ? makeKeys(keysFolder) : await ownKeys(store, keysFolder)
  const persons = new PersonKeys(store, keys.master)
  const appender = new Appender(store, keys, persons)
  if (isNew) {
    const body = {
      publicKey: keys.signing.publicKey,
      masterKeyId: masterKeyId(keys.master),
      endorsement: null,
    }
    await appender.append(SYSTEM, { kind: 'key', body }, now)
  }
  return {
    store,
    keys,
    persons,
    append: (actor, entry, at, answering) => appender.append(actor, entry, at, answering),
    close: () => appender.idle(),
  }
}

/**
 * The keys that the store was written with.
 * @throws VitrineError E_KEYS_MISSING, E_KEYS_WRONG
 */
export async function ownKeys(store: Store, folder: string): Promise<Keys> {
  const newest = await store.database
    .selectFrom('record')
    .select('body')
    .where('kind', '=', 'key')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const body = newest === undefined ? {} : bodyOf(newest)
  const keys = takeNextKey(folder, body.publicKey)
  const held = [masterKeyId(keys.master), keys.signing.publicKey]
  const wanted = [body.masterKeyId, body.publicKey]
  if (held.every((one, index) => one === wanted[index])) return keys
  return fail('E_KEYS_WRONG', {
    what: 'The keys at hand are not those that this store was written with.',
    got: `master key ${held[0]}, signing key ${keys.signing.id}`,
    expected: `master key ${String(wanted[0])} and the signing key of the newest record of kind "key"`,
    remedy: 'Put the keys folder of this store back.',
    file: folder,
  })
}
