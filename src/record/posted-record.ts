import { sql } from 'kysely'
import { canonicalJson } from '../hash/index.ts'
import type { Store } from '../store/index.ts'
import { POSTED_FROM } from './entries.ts'
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

/**
 * The body is one flat object of canonical JSON: a quote within a text is escaped, so that these letters are this member and
 * nothing else. Both stores know `replace`, and it tells capitals apart, which `like` does not everywhere.
 */
function ofBranch(branch: string) {
  const member = canonicalJson({ branch }).slice(1, -1)
  return sql<boolean>`replace(body, ${member}, '') <> body`
}
