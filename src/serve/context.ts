import type { Store } from '../store/index.ts'
import type { Bank, Dictionary, Lender } from '../workspace/index.ts'
import type { ColumnBook } from './columns/column-book.ts'
import type { FindIndex } from './find/find-index.ts'
import type { Organisation } from './organisation/organisation.ts'
import type { Words } from './words/words.ts'

/** What every route works with. */
export interface Context {
  readonly bank: Bank
  readonly store: Store
  readonly lender: Lender
  readonly words: Words
  readonly columns: ColumnBook
  /** Every feature and column in words; read once, when first asked for. */
  readonly dictionary: () => Promise<Dictionary>
  /** Built once, beside the first requests. */
  readonly find: () => Promise<FindIndex>
  /** Sign-in with the organisation; null where it has not been set up. */
  readonly organisation: Organisation | null
  /** True when the envelope names branches: advisers then see their own only. */
  readonly hasBranches: boolean
  /** Milliseconds since 1970. */
  readonly clock: () => number
}
