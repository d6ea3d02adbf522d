import type { Store } from '../store/index.ts'
import { lineSql } from './line.ts'

/** What the check of one record needs. */
export interface CheckedRow {
  readonly seq: number
  readonly kind: string
  /** Null but for records of kind "key". */
  readonly body: string | null
  readonly prev: string
  readonly hash: string
  /** Hash of the line as it lies in the store. */
  readonly line: string
}

const PAGE = 4000

/**
 * Every record in order, page by page; while one is looked at, each reader works on a later one. Pages are asked for
 * where they should begin, and again when the one before ends elsewhere.
 * @param readers one store, opened one or several times
 */
export async function* checkedPages(readers: readonly Store[]): AsyncGenerator<readonly CheckedRow[]> {
  let turn = 0
  const ask = (after: number) => {
    const page = pageAfter(readers[turn++ % readers.length]!, after)
    // Refused where it is awaited.
    page.catch(() => undefined)
    return { after, page }
  }
  let asked = [ask(0)]
  for (;;) {
    while (asked.length <= readers.length) asked.push(ask(asked.at(-1)!.after + PAGE))
    const rows = await asked.shift()!.page
    if (rows.length === 0) return
    yield rows
    const end = rows.at(-1)!.seq
    if (asked[0]!.after !== end) asked = [ask(end)]
  }
}

function pageAfter(store: Store, after: number): Promise<readonly CheckedRow[]> {
  const query = store.database
    .selectFrom('record')
    .select(['seq', 'kind', 'prev', 'hash'])
    .select((row) => row.case().when('kind', '=', 'key').then(row.ref('body')).else(null).end().as('body'))
    .select(lineSql(store.kind).as('line'))
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PAGE)
    .compile()
  return store.hashed(query, 'line')
}
