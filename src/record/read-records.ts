import type { Json } from '../hash/index.ts'
import type { Store } from '../store/index.ts'
import { sealName } from './appender.ts'
import type { RecordKind, Subject } from './entries.ts'
import { applicationOf, type PersonKeys } from './keys/person-keys.ts'
import { unseal } from './keys/seal.ts'
import { bodyOf, type HashedRow } from './line.ts'

/** A record with what it says about the person. */
export interface OpenedRecord {
  readonly seq: number
  readonly at: number
  readonly kind: RecordKind
  readonly role: string
  readonly actor: string
  readonly of: number | null
  readonly hash: string
  readonly body: Readonly<Record<string, Json>>
  /** Null in a record about nobody. */
  readonly applicationId: number | null
  readonly personal: Json
}

export const COLUMNS = [
  'seq',
  'at',
  'kind',
  'role',
  'actor',
  'person',
  'application',
  'of',
  'body',
  'sealed',
  'prev',
  'hash',
] as const

/** Rows after `after`, in order. */
export async function recordsAfter(
  { database }: Store,
  after: number,
  count: number,
): Promise<readonly HashedRow[]> {
  return database
    .selectFrom('record')
    .select(COLUMNS)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(count)
    .execute()
}

/** Rows before `before`, the newest first. @param kind only these */
export async function recordsBefore(
  { database }: Store,
  before: number,
  count: number,
  kind?: string,
): Promise<readonly HashedRow[]> {
  return database
    .selectFrom('record')
    .select(COLUMNS)
    .where('seq', '<', before)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .orderBy('seq', 'desc')
    .limit(count)
    .execute()
}

export async function recordAt({ database }: Store, seq: number): Promise<HashedRow | undefined> {
  return database.selectFrom('record').select(COLUMNS).where('seq', '=', seq).executeTakeFirst()
}

/** Everything about one application, oldest first. @param kinds only these @throws VitrineError E_ERASED */
export async function recordsOf(
  store: Store,
  persons: PersonKeys,
  subject: Subject,
  kinds?: readonly RecordKind[],
): Promise<OpenedRecord[]> {
  const key = await persons.find(persons.personOf(subject))
  if (key === undefined) return []
  const rows = await store.database
    .selectFrom('record')
    .select(COLUMNS)
    .where('application', '=', applicationOf(key, subject.applicationId))
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds!))
    .orderBy('seq')
    .execute()
  return Promise.all(rows.map((row) => openRow(row, persons)))
}

/** All records of these kinds, whoever they are about, oldest first. Nothing is opened. */
export async function recordsOfKinds(
  { database }: Store,
  kinds: readonly RecordKind[],
  since = 0,
): Promise<readonly HashedRow[]> {
  return database
    .selectFrom('record')
    .select(COLUMNS)
    .where('kind', 'in', kinds)
    .where('at', '>=', since)
    .orderBy('seq')
    .execute()
}

/** Somebody opened a part of a file. */
export interface View {
  readonly at: number
  readonly what: string
}

/** What one reader opened of an application, oldest first. @throws VitrineError E_ERASED */
export async function viewsBy(
  { database }: Store,
  persons: PersonKeys,
  subject: Subject,
  actor: string,
): Promise<readonly View[]> {
  const key = await persons.find(persons.personOf(subject))
  if (key === undefined) return []
  const rows = await database
    .selectFrom('record')
    .select(['at', 'body'])
    .where('application', '=', applicationOf(key, subject.applicationId))
    .where('kind', '=', 'view')
    .where('actor', '=', actor)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ at: row.at, what: String(bodyOf(row).what) }))
}

/** @throws VitrineError E_ERASED */
export async function openRow(row: HashedRow, persons: PersonKeys): Promise<OpenedRecord> {
  const { seq, at, kind, role, actor, of, hash, person, sealed } = row
  const plain = { seq, at, kind: kind as RecordKind, role, actor, of, hash, body: bodyOf(row) }
  const key = person === null ? undefined : await persons.find(person)
  if (person === null || sealed === null || key === undefined)
    return { ...plain, applicationId: null, personal: null }
  const { applicationId, content } = unseal(key, sealed, sealName(person, seq)) as {
    applicationId: number
    content: Json
  }
  return { ...plain, applicationId, personal: content }
}
