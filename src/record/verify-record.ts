import type { Store } from '../store/index.ts'
import { HEADS_FILE } from './appender.ts'
import { type CheckedRow, checkedPages } from './checked-pages.ts'
import { type Head, headHolds, type SignedHead } from './heads.ts'
import { type Keys, keyIdOf, notesBesideKeys } from './keys/key-folder.ts'
import { decrypt } from './keys/seal.ts'
import { NO_RECORD } from './line.ts'

/** One thing that is not as it was written. */
export interface Finding {
  /** Number of the record; null for what stands beside the chain. */
  readonly seq: number | null
  readonly kind:
    | 'altered'
    | 'missing'
    | 'not-following'
    | 'cut-off'
    | 'head-forged'
    | 'day-head-forged'
    | 'day-head-differs'
    | 'key-not-endorsed'
    | 'person-key-damaged'
  readonly words: string
}

export interface Verification {
  readonly records: number
  readonly head: Head
  /** Id of the key that signed the first head; compare it with what was noted when the store was made. */
  readonly firstKey: string | null
  readonly days: number
  /** In the order of the chain; empty = whole. At most 100. */
  readonly findings: readonly Finding[]
}

const PAGE = 4000
const MOST_FINDINGS = 100

/**
 * Reads every record and says where the chain is not as it was written.
 * @param readers the store, opened several times where there are processors for it: the check is shared out
 * @param keys where they are at hand: heads noted beside them and the keys of persons are checked too
 */
export async function verifyRecord(
  readers: readonly [Store, ...Store[]],
  keys: Keys | undefined,
  signal: AbortSignal,
  onProgress: (records: number) => void = () => undefined,
): Promise<Verification> {
  const [store] = readers
  const findings: Finding[] = []
  const find = (seq: number | null, kind: Finding['kind'], words: string): void => {
    if (findings.length < MOST_FINDINGS) findings.push({ seq, kind, words })
  }
  const days = await store.database.selectFrom('daily_head').selectAll().orderBy('day').execute()
  const notes = keys === undefined ? [] : notesBesideKeys(keys.folder, HEADS_FILE).map(noteOf)
  const wanted = new Map<number, string>()
  for (const { seq, hash } of [...days, ...notes]) wanted.set(seq, hash)
  const publicKeys = new Map<string, string>()
  let firstKey: string | null = null
  let last: Head = { seq: 0, hash: NO_RECORD }
  let records = 0

  const check = (row: CheckedRow): void => {
    if (row.seq !== last.seq + 1) find(last.seq + 1, 'missing', missingWords(last.seq + 1, row.seq - 1))
    else if (row.prev !== last.hash)
      find(row.seq, 'not-following', `record ${row.seq} does not follow the one before`)
    if (row.line !== row.hash) find(row.seq, 'altered', `record ${row.seq} is not as it was written`)
    else if (row.kind === 'key') {
      const key = String(keyBody(row).publicKey)
      const id = keyIdOf(key)
      if (firstKey === null) firstKey = id
      else if (!endorsed(row, key, publicKeys))
        find(row.seq, 'key-not-endorsed', `the key of record ${row.seq} is not signed with an earlier one`)
      publicKeys.set(id, key)
    }
    const declared = wanted.get(row.seq)
    if (declared !== undefined && declared !== row.hash)
      find(
        row.seq,
        'day-head-differs',
        `record ${row.seq} is not the one that was signed at the end of its day`,
      )
    last = { seq: row.seq, hash: row.hash }
    records++
  }

  for await (const rows of checkedPages(readers)) {
    signal.throwIfAborted()
    for (const row of rows) check(row)
    onProgress(records)
  }
  const newest = await store.database.selectFrom('record_head').selectAll().executeTakeFirst()
  if (newest === undefined && records > 0) find(null, 'head-forged', 'there is no signed head')
  if (newest !== undefined) {
    if (!signed(publicKeys, 'newest', newest))
      find(null, 'head-forged', 'the newest head is not signed with a key of the chain')
    else if (newest.seq > last.seq) find(last.seq + 1, 'cut-off', missingWords(last.seq + 1, newest.seq))
    else if (newest.seq < last.seq || newest.hash !== last.hash)
      find(newest.seq, 'cut-off', `the signed head is record ${newest.seq}, the chain ends with another one`)
  }
  for (const head of days) {
    if (!signed(publicKeys, head.day, head))
      find(null, 'day-head-forged', `the head of ${head.day} is not signed with a key of the chain`)
  }
  for (const { seq } of [...days, ...notes]) {
    if (seq > last.seq) find(last.seq + 1, 'cut-off', missingWords(last.seq + 1, seq))
  }
  if (keys !== undefined) await checkPersonKeys(store, keys.master, find)
  return { records, head: last, firstKey, days: days.length, findings }
}

function noteOf(line: string): Head {
  const [, seq, hash] = line.split(' ')
  return { seq: Number(seq), hash: hash ?? '' }
}

function missingWords(first: number, last: number): string {
  return first >= last ? `record ${first} is missing` : `records ${first} to ${last} are missing`
}

function signed(publicKeys: ReadonlyMap<string, string>, label: string, head: SignedHead): boolean {
  const key = publicKeys.get(head.signing_key)
  return key !== undefined && headHolds(key, label, head)
}

function keyBody(row: CheckedRow): { readonly publicKey?: unknown; readonly endorsement?: unknown } {
  return JSON.parse(row.body ?? '{}')
}

/** A later key stands in the chain with a signature by an earlier one. */
function endorsed(row: CheckedRow, publicKey: string, earlier: ReadonlyMap<string, string>): boolean {
  const { endorsement } = keyBody(row)
  if (typeof endorsement !== 'string') return false
  const head = { seq: 0, hash: publicKey, signing_key: '', signature: endorsement }
  return [...earlier.values()].some((key) => headHolds(key, 'next-key', head))
}

async function checkPersonKeys(
  { database }: Store,
  master: Uint8Array,
  find: (seq: number | null, kind: Finding['kind'], words: string) => void,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await database
      .selectFrom('person_key')
      .select(['person', 'wrapped'])
      .where('person', '>', after)
      .orderBy('person')
      .limit(PAGE)
      .execute()
    if (rows.length === 0) return
    for (const { person, wrapped } of rows) {
      try {
        if (wrapped !== null) decrypt(master, wrapped, person)
      } catch {
        find(null, 'person-key-damaged', `the key of person ${person} cannot be read`)
      }
    }
    after = rows.at(-1)!.person
  }
}
