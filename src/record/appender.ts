import { canonicalJson, type Json } from '../hash/index.ts'
import type { NewRows, Store } from '../store/index.ts'
import { type Actor, type Entry, POSTED_FROM, type Subject } from './entries.ts'
import { dayOf, type Head, signHead } from './heads.ts'
import { type AnsweredRow, answeredRow, type KeptRequest } from './kept-requests.ts'
import { type Keys, noteBesideKeys } from './keys/key-folder.ts'
import { applicationOf, type PersonKeys, personKeyRow } from './keys/person-keys.ts'
import { seal } from './keys/seal.ts'
import { fingerprintOf } from './known-score.ts'
import { type HashedRow, hashOf, NO_RECORD, type RecordRow } from './line.ts'

/** Records that share one flush at most; SQLite takes 32,766 values in a statement, a record has twelve. */
const MOST_TOGETHER = 512

/** Heads of days, beside the keys: a store that is put back to an older state does not fit them. */
export const HEADS_FILE = 'daily-heads.txt'

/** Kept with the record, in the same transaction. */
export interface Answering extends KeptRequest {
  /** What is answered once the record has its number: JSON, as it leaves. */
  answer(seq: number): string
}

interface Waiting {
  readonly at: number
  readonly actor: Actor
  readonly entry: Entry
  readonly answering: Answering | undefined
  readonly resolve: (head: Head) => void
  readonly reject: (error: unknown) => void
}

type MadeKeys = Map<string, ReturnType<PersonKeys['make']>>

interface Batch {
  readonly rows: readonly HashedRow[]
  /** Who waits for each row. */
  readonly waiting: readonly Waiting[]
  readonly made: MadeKeys
  readonly answered: readonly AnsweredRow[]
}

/** A record, and what of it is needed beside. */
interface Made {
  readonly row: RecordRow
  readonly answered?: AnsweredRow
}

/**
 * Puts records at the end of the chain, all that wait in one transaction: one flush for many, and nobody waits for more
 * than the flush under way and the own.
 */
export class Appender {
  readonly #store: Store
  readonly #keys: Keys
  readonly #persons: PersonKeys
  readonly #waiting: Waiting[] = []
  #head: (Head & { readonly at: number }) | undefined
  #running: Promise<void> | undefined

  constructor(store: Store, keys: Keys, persons: PersonKeys) {
    this.#store = store
    this.#keys = keys
    this.#persons = persons
  }

  /**
   * Resolves once the record is on disk.
   * @param at milliseconds since 1970
   */
  append(actor: Actor, entry: Entry, at: number, answering?: Answering): Promise<Head> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ at, actor, entry, answering, resolve, reject })
      this.#running ??= this.#drain()
    })
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running
  }

  async #drain(): Promise<void> {
    // Whatever is asked for in the same turn of the event loop belongs together.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, MOST_TOGETHER)
      try {
        const { rows, waiting } = await this.#commit(together)
        for (const [index, { seq, hash }] of rows.entries()) waiting[index]!.resolve({ seq, hash })
      } catch (error) {
        // Whether it was committed is not known: the store is asked before the next one.
        this.#head = undefined
        this.#persons.lookAgain()
        for (const one of together) one.reject(error)
      }
    }
    this.#running = undefined
  }

  async #commit(together: readonly Waiting[]): Promise<Batch> {
    const before = this.#head ?? (await lastRecord(this.#store))
    await this.#persons.lookUp(personsOf(together, before.seq, this.#persons))
    const batch = await this.#chained(together, before)
    const { rows, made, answered } = batch
    const last = rows.at(-1)
    if (last === undefined) return batch
    const closed = closedDays([before, ...rows])
    const newest = { id: 1, ...signHead(this.#keys.signing, 'newest', last) }
    const days = closed.map(({ day, head }) => ({ day, ...signHead(this.#keys.signing, day, head) }))
    const changes: NewRows[] = [
      { into: 'person_key', rows: [...made.values()].map(({ stored }) => personKeyRow(stored, last.at)) },
      { into: 'record', rows },
      { into: 'answered_request', rows: answered },
      { into: 'record_head', rows: [newest], onConflict: { column: 'id', keep: 'new' } },
      { into: 'daily_head', rows: days, onConflict: { column: 'day', keep: 'old' } },
    ]
    await this.#store.write(changes.filter((one) => one.rows.length > 0))
    for (const { day, head } of closed)
      noteBesideKeys(this.#keys.folder, HEADS_FILE, `${day} ${head.seq} ${head.hash}`)
    for (const [person, { key }] of made) this.#persons.keep(person, key)
    this.#head = last
    return batch
  }

  /** One that cannot be written is refused alone: the others know nothing of it. */
  async #chained(together: readonly Waiting[], before: Head): Promise<Batch> {
    const made: MadeKeys = new Map()
    const rows: HashedRow[] = []
    const waiting: Waiting[] = []
    const answered: AnsweredRow[] = []
    let { seq, hash: prev } = before
    for (const one of together) {
      try {
        const { row, answered: kept } = await this.#made(one, { seq: seq + 1, prev }, made)
        seq++
        if (kept !== undefined) answered.push(kept)
        prev = hashOf(row)
        rows.push({ ...row, hash: prev })
        waiting.push(one)
      } catch (error) {
        one.reject(error)
      }
    }
    return { rows, waiting, made, answered }
  }

  async #made(
    { at, actor, entry, answering }: Waiting,
    place: { readonly seq: number; readonly prev: string },
    made: MadeKeys,
  ): Promise<Made> {
    const fixed = {
      ...place,
      at,
      kind: entry.kind,
      role: actor.role,
      actor: this.#persons.actorOf(actor.name),
    }
    if (!('subject' in entry)) {
      const body = canonicalJson(entry.body as Json)
      return { row: { ...fixed, body, person: null, application: null, of: null, sealed: null } }
    }
    const subject = numbered(entry.subject, place.seq)
    const { applicationId } = subject
    const content = canonicalJson(entry.personal as Json)
    // Canonical JSON of both; the content is long and written once.
    const plain = `{"applicationId":${applicationId},"content":${content}}`
    const person = this.#persons.personOf(subject)
    const key = await this.#keyOf(person, made)
    const fingerprint = entry.kind === 'score' ? { fingerprint: fingerprintOf(key, entry.body, content) } : {}
    const row = {
      ...fixed,
      person,
      application: applicationOf(key, applicationId),
      of: 'of' in entry ? (entry.of ?? null) : null,
      body: canonicalJson({ ...(entry.body as { readonly [name: string]: Json }), ...fingerprint }),
      sealed: seal(key, plain, sealName(person, place.seq)),
    }
    if (answering === undefined) return { row }
    const { seq } = place
    return { row, answered: answeredRow(answering, { seq, person, key }, answering.answer(seq)) }
  }

  async #keyOf(person: string, made: MadeKeys): Promise<Uint8Array> {
    const key = made.get(person)?.key ?? (await this.#persons.find(person))
    if (key !== undefined) return key
    const fresh = this.#persons.make(person)
    made.set(person, fresh)
    return fresh.key
  }
}

/** An application that came over the API takes its number from its record. */
function numbered(subject: Extract<Entry, { subject: unknown }>['subject'], seq: number): Subject {
  if (!('posted' in subject)) return subject
  return { personId: subject.personId, applicationId: POSTED_FROM + seq }
}

/** Whose keys will be needed, if none is refused: looked up at once. */
function personsOf(together: readonly Waiting[], after: number, persons: PersonKeys): readonly string[] {
  return together.flatMap(({ entry }, index) =>
    'subject' in entry ? [persons.personOf(numbered(entry.subject, after + 1 + index))] : [],
  )
}

/** The last record of each day that a later day's record follows. */
function closedDays(
  rows: readonly (Head & { readonly at: number })[],
): { readonly day: string; readonly head: Head }[] {
  return rows.flatMap((head, index) => {
    const next = rows[index + 1]
    const day = dayOf(head.at)
    return next === undefined || head.seq === 0 || day >= dayOf(next.at) ? [] : [{ day, head }]
  })
}

/** What a sealed text is bound to. */
export function sealName(person: string, seq: number): string {
  return `${person} ${seq}`
}

export async function lastRecord({
  database,
}: Pick<Store, 'database'>): Promise<Head & { readonly at: number }> {
  const row = await database
    .selectFrom('record')
    .select(['seq', 'hash', 'at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { seq: 0, hash: NO_RECORD, at: 0 }
}
