import type { LetterSettingsFile } from '../letter/index.ts'
import type { FileBook, OversightSettings } from '../oversight/index.ts'
import type { DecisionRecord, StopSwitch } from '../record/index.ts'
import type { Store } from '../store/index.ts'
import type { Bank, Dictionary, Lender, ListedModel } from '../workspace/index.ts'
import type { ColumnBook } from './columns/column-book.ts'
import type { FindIndex } from './find/find-index.ts'
import type { Readiness } from './operations/readiness.ts'
import type { Organisation } from './organisation/organisation.ts'
import type { PostedScores } from './score/posted-scores.ts'
import type { ScoresOnly } from './score/scores-only.ts'
import type { ScoreBook } from './score-book.ts'
import type { Words } from './words/words.ts'
import type { WrongKeys } from './wrong-keys.ts'

/** A bank with its lender's words: what answers about one application are made from. */
export interface WordedBank {
  readonly bank: Bank
  readonly lender: Lender
  readonly words: Words
}

/** What every route works with. */
export interface Context extends WordedBank {
  readonly store: Store
  /** Everything that is decided, seen and said. */
  readonly record: DecisionRecord
  readonly stop: StopSwitch
  readonly scores: ScoreBook
  readonly posted: PostedScores
  readonly scoresOnly: ScoresOnly
  /** Where files stand with people. */
  readonly files: FileBook
  /** What the lender asks of the people who decide. */
  readonly oversight: OversightSettings
  readonly columns: ColumnBook
  /** Every feature and column in words; read once, when first asked for. */
  readonly dictionary: () => Promise<Dictionary>
  /** Built once, beside the first requests. */
  readonly find: () => Promise<FindIndex>
  /** Applications of the people who have more than one, by person; read once, when first asked for. */
  readonly severalOf: () => Promise<ReadonlyMap<string, readonly number[]>>
  /** Sign-in with the organisation; null where it has not been set up. */
  readonly organisation: Organisation | null
  /** True when the envelope names branches: advisers then see their own only. */
  readonly hasBranches: boolean
  /** As far as the lender has filled them in. */
  readonly letterSettings: LetterSettingsFile
  /** Every stored model. */
  readonly models: () => Promise<readonly ListedModel[]>
  readonly wrongKeys: WrongKeys
  /** Fires when the service is about to end: long answers come to theirs. */
  readonly closing: AbortSignal
  /** Milliseconds after which a connection is closed on whose lines nothing moves. */
  readonly idleMs: number
  readonly readiness: Readiness
  /** Milliseconds since 1970. */
  readonly clock: () => number
}
