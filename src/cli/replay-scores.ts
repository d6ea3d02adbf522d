import { homeCredit } from '../../lenders/home-credit/index.ts'
import { VitrineError } from '../errors/index.ts'
import { canonicalJson, type Json } from '../hash/index.ts'
import { type CorrectedFacts, type OpenedRecord, openRow, recordsAfter } from '../record/index.ts'
import { foundContent, openReplay, type Replay, recordedInputs } from '../workspace/index.ts'
import type { ReadRecord } from './opened-record.ts'
import { letterDifference } from './replay-letter.ts'

export interface ReplaySummary {
  /** Those of corrected facts too. */
  readonly scores: number
  /** Margin, PD, interval, limit, outcome, reasons and their attributions: bit for bit as recorded. */
  readonly identical: number
  readonly letters: number
  /** Printed again from their words: the same bytes. */
  readonly lettersIdentical: number
  /** The person's records were erased: nothing is left to make the score from. */
  readonly erased: number
  /** Numbers of records that come out otherwise, with what differs. */
  readonly different: readonly { readonly seq: number; readonly words: string }[]
}

/** Kinds of records that hold all that they can be made from again. */
const REPLAYED: ReadonlySet<string> = new Set(['score', 'correction', 'letter'])
const PAGE = 500
const MOST_DIFFERENT = 20

/** Makes every recorded score and letter again, or that of one record. */
export async function replayScores(
  dataDir: string,
  record: ReadRecord,
  only: number | undefined,
  signal: AbortSignal,
  onProgress: (scores: number) => void,
): Promise<ReplaySummary> {
  const replays = new Map<string, Promise<Replay>>()
  const replayOf = (modelId: string): Promise<Replay> => {
    const replay = replays.get(modelId) ?? openReplay({ dataDir, lender: homeCredit, modelId })
    replays.set(modelId, replay)
    return replay
  }
  const different: { seq: number; words: string }[] = []
  let [scores, identical, letters, lettersIdentical, erased] = [0, 0, 0, 0, 0]
  let last = only === undefined ? 0 : only - 1
  for (;;) {
    const rows = await recordsAfter(record.store, last, only === undefined ? PAGE : 1)
    if (rows.length === 0 || (only !== undefined && scores + letters > 0)) break
    for (const row of rows) {
      last = row.seq
      if (!REPLAYED.has(row.kind) || (only !== undefined && row.seq !== only)) continue
      signal.throwIfAborted()
      const isLetter = row.kind === 'letter'
      if (isLetter) letters++
      else scores++
      const opened = await openRow(row, record.persons).catch(erasedOrThrow)
      if (opened === undefined) {
        erased++
        continue
      }
      const words = isLetter
        ? await letterDifference(opened)
        : await difference(opened, await replayOf(String(opened.body.modelId)))
      if (words === undefined && isLetter) lettersIdentical++
      else if (words === undefined) identical++
      else if (different.length < MOST_DIFFERENT) different.push({ seq: row.seq, words })
      onProgress(scores + letters)
    }
    if (only !== undefined) break
  }
  return { scores, identical, letters, lettersIdentical, erased, different }
}

function erasedOrThrow(error: unknown): undefined {
  if (error instanceof VitrineError && error.code === 'E_ERASED') return undefined
  throw error
}

/** What of the score does not come out as it was recorded. */
async function difference(
  { kind, body, personal: said }: OpenedRecord,
  replay: Replay,
): Promise<string | undefined> {
  for (const [name, hash] of Object.entries(replay.hashes)) {
    if (body[name] !== hash) return `the model was made with another ${name} than the record says`
  }
  const personal = kind === 'correction' ? (said as unknown as CorrectedFacts).score : said
  const { explanation, ...scored } = await replay.score(recordedInputs(personal))
  const again = foundContent(scored, explanation) as { readonly [part: string]: Json }
  const recorded = personal as { readonly [part: string]: Json }
  // Rules that were recorded and are not met now differ as well as the other way round.
  for (const part of new Set(['rules', ...Object.keys(again)])) {
    const [before, now] = [recorded[part] ?? null, again[part] ?? null].map(canonicalJson) as [string, string]
    if (before !== now) return `${part} differ: recorded ${before.slice(0, 200)}, now ${now.slice(0, 200)}`
  }
  return undefined
}
