import { canonicalJson, type Json } from '../hash/index.ts'
import type { Store, StoreTables } from '../store/index.ts'
import type { PersonKeys } from './keys/person-keys.ts'
import { seal, unsealText } from './keys/seal.ts'

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
  /** JSON, letter for letter. */
  readonly answer: string
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
  answer: string,
): AnsweredRow {
  const sealed = seal(key, answer, `answer ${seq}`)
  return { request, body_hash: bodyHash, seq, person, sealed }
}

/**
 * The answers to these requests where they were given before, undefined where not, in their order.
 * @throws VitrineError E_ERASED when a person was erased since: then each is asked for alone
 */
export async function givenAnswers(
  { database }: Store,
  persons: PersonKeys,
  kept: readonly KeptRequest[],
): Promise<readonly (GivenAnswer | undefined)[]> {
  const rows = await database
    .selectFrom('answered_request')
    .selectAll()
    .where(
      'request',
      'in',
      kept.map(({ request }) => request),
    )
    .execute()
  if (rows.length === 0) return kept.map(() => undefined)
  await persons.lookUp(rows.map(({ person }) => person))
  const given = new Map<string, GivenAnswer>()
  for (const row of rows) {
    const key = await persons.find(row.person)
    if (key === undefined) throw new RangeError(`no key of the person of record ${row.seq}`)
    given.set(row.request, {
      bodyHash: row.body_hash,
      answer: unsealText(key, row.sealed, `answer ${row.seq}`),
    })
  }
  return kept.map(({ request }) => given.get(request))
}
