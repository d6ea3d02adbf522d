import { canonicalJson, type Json } from '../hash/index.ts'
import type { Store, StoreTables } from '../store/index.ts'
import type { PersonKeys } from './keys/person-keys.ts'
import { seal, unseal } from './keys/seal.ts'

/** A request for a score that must be answered once: what comes again gets the same answer and leaves no record. */
export interface KeptRequest {
  /** Keyed hash of who asks and the key that the asker chose. */
  readonly request: string
  /** Keyed hash of what is asked. */
  readonly bodyHash: string
}

/** An answer that was given before. */
export interface GivenAnswer {
  readonly bodyHash: string
  readonly answer: Json
}

export type AnsweredRow = StoreTables['answered_request']

/** Who asked, under which key, and for what, told so that the store cannot tell it on. */
export function keptRequest(persons: PersonKeys, asker: string, key: string, body: Json): KeptRequest {
  return {
    request: persons.actorOf(canonicalJson(['request', asker, key])),
    bodyHash: persons.actorOf(canonicalJson(['body', body])),
  }
}

export function answeredRow(
  { request, bodyHash }: KeptRequest,
  { seq, person, key }: { readonly seq: number; readonly person: string; readonly key: Uint8Array },
  answer: Json,
): AnsweredRow {
  // As it leaves: the order of its parts is kept.
  const sealed = seal(key, JSON.stringify(answer), `answer ${seq}`)
  return { request, body_hash: bodyHash, seq, person, sealed }
}

/** The answer to this request, when it was given before. @throws VitrineError E_ERASED when the person was erased since */
export async function givenAnswer(
  { database }: Store,
  persons: PersonKeys,
  { request }: KeptRequest,
): Promise<GivenAnswer | undefined> {
  const row = await database
    .selectFrom('answered_request')
    .selectAll()
    .where('request', '=', request)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const key = await persons.find(row.person)
  if (key === undefined) throw new RangeError(`no key of the person of record ${row.seq}`)
  return { bodyHash: row.body_hash, answer: unseal(key, row.sealed, `answer ${row.seq}`) }
}
