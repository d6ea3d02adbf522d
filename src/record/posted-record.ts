import { sql } from 'kysely'
import { canonicalJson } from '../hash/index.ts'
import type { Store } from '../store/index.ts'
import { POSTED_FROM } from './entries.ts'
import { applicationOf, type PersonKeys, unlessErased } from './keys/person-keys.ts'
import type { HashedRow } from './line.ts'
import { COLUMNS } from './read-records.ts'

/** Which applications that came over the API are meant, by what their records say openly. */
export type PostedBy =
  | { readonly all: true }
  /** Pseudonym of the machine that posted them. */
  | { readonly actor: string }
  | { readonly branch: string }
  /** Pseudonyms of persons, or numbers of applications. */
  | { readonly persons: readonly string[]; readonly applicationIds: readonly number[] }

/** The record of the score by which an application was decided when it came; undefined when there is none of those meant. */
export async function postedRecord(
  { database }: Store,
  applicationId: number,
  by: PostedBy,
): Promise<HashedRow | undefined> {
  const seq = applicationId - POSTED_FROM
  if (!Number.isSafeInteger(applicationId) || seq < 1) return undefined
  const isListed = 'persons' in by && by.applicationIds.includes(applicationId)
  if ('persons' in by && by.persons.length === 0 && !isListed) return undefined
  return await database
    .selectFrom('record')
    .select(COLUMNS)
    .where('seq', '=', seq)
    .where('kind', '=', 'score')
    .$if('actor' in by, (query) => query.where('actor', '=', 'actor' in by ? by.actor : ''))
    .$if('persons' in by && !isListed, (query) =>
      query.where('person', 'in', 'persons' in by ? by.persons : []),
    )
    .$if('branch' in by, (query) => query.where(ofBranch('branch' in by ? by.branch : '')))
    .executeTakeFirst()
}

/** Most that one person's list holds. */
const MOST_LISTED = 100

/**
 * Numbers of the applications of a person that came over the API, and of those that are named; the newest first; none of a
 * person who was erased.
 */
export async function postedNumbers(
  { database }: Store,
  persons: PersonKeys,
  of: { readonly persons: readonly string[]; readonly applicationIds: readonly number[] },
): Promise<number[]> {
  const seqs = of.applicationIds.map((id) => id - POSTED_FROM).filter((seq) => seq > 0)
  if (of.persons.length + seqs.length === 0) return []
  const rows = await database
    .selectFrom('record')
    .select(['seq', 'person', 'application'])
    .where('kind', '=', 'score')
    .where(({ eb, or }) =>
      or([
        ...(of.persons.length > 0 ? [eb('person', 'in', of.persons)] : []),
        ...(seqs.length > 0 ? [eb('seq', 'in', seqs)] : []),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(MOST_LISTED)
    .execute()
  const numbers: number[] = []
  for (const { seq, person, application } of rows) {
    const key = person === null ? undefined : await unlessErased(persons.find(person))
    // Scores of filed applications, and later ones of posted, are about another number than their record's.
    if (key !== undefined && application === applicationOf(key, POSTED_FROM + seq))
      numbers.push(POSTED_FROM + seq)
  }
  return numbers
}

/**
 * The body is one flat object of canonical JSON: a quote within a text is escaped, so that these letters are this member and
 * nothing else. Both stores know `replace`, and it tells capitals apart, which `like` does not everywhere.
 */
function ofBranch(branch: string) {
  const member = canonicalJson({ branch }).slice(1, -1)
  return sql<boolean>`replace(body, ${member}, '') <> body`
}
