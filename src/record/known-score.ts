import { canonicalJson } from '../hash/index.ts'
import type { Store } from '../store/index.ts'
import type { Entry, Hashes, Subject } from './entries.ts'
import { applicationOf, type PersonKeys } from './keys/person-keys.ts'
import { keyedHash } from './keys/seal.ts'
import { bodyOf } from './line.ts'

export type ScoreEntry = Extract<Entry, { readonly kind: 'score'; readonly subject: Subject }>

/** Under the person's key: says whether two scores are the same, and nothing once the person is erased. @param content canonical JSON */
export function fingerprintOf(key: Uint8Array, hashes: Hashes, content: string): string {
  return keyedHash(key, `${canonicalJson(hashes)}${content}`)
}

/** Whether the newest score on record of this application is this one: same model, same values, same outcome. */
export async function isKnownScore(
  { database }: Store,
  persons: PersonKeys,
  { subject, body, personal }: ScoreEntry,
): Promise<boolean> {
  const key = await persons.find(persons.personOf(subject))
  if (key === undefined) return false
  const row = await database
    .selectFrom('record')
    .select('body')
    .where('application', '=', applicationOf(key, subject.applicationId))
    .where('kind', '=', 'score')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined && bodyOf(row).fingerprint === fingerprintOf(key, body, canonicalJson(personal))
}
