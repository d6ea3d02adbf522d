import { homeCredit } from '../../lenders/home-credit/index.ts'
import { VitrineError } from '../errors/index.ts'
import { canonicalJson, type Json } from '../hash/index.ts'
import { type OpenedRecord, openRow, recordsAfter } from '../record/index.ts'
import { foundContent, openReplay, type Replay, recordedInputs } from '../workspace/index.ts'
import type { ReadRecord } from './opened-record.ts'

export interface ReplaySummary {
  readonly scores: number
  /** Margin, PD, interval, limit, outcome, reasons and their attributions: bit for bit as recorded. */
  readonly identical: number
  /** The person's records were erased: nothing is left to make the score from. */
  readonly erased: number
  /** Numbers of records whose score comes out otherwise, with what differs. */
  readonly different: readonly { readonly seq: number; readonly words: string }[]
}

const PAGE = 500
const MOST_DIFFERENT = 20

/** Makes every recorded score again, or that of one record. */
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
  let [scores, identical, erased] = [0, 0, 0]
  let last = only === undefined ? 0 : only - 1
  for (;;) {
    const rows = await recordsAfter(record.store, last, only === undefined ? PAGE : 1)
    if (rows.length === 0 || (only !== undefined && scores > 0)) break
    for (const row of rows) {
      last = row.seq
      if (row.kind !== 'score' || (only !== undefined && row.seq !== only)) continue
      signal.throwIfAborted()
      scores++
      const opened = await openRow(row, record.persons).catch(erasedOrThrow)
      if (opened === undefined) {
        erased++
        continue
      }
      const words = await difference(opened, await replayOf(String(opened.body.modelId)))
      if (words === undefined) identical++
      else if (different.length < MOST_DIFFERENT) different.push({ seq: row.seq, words })
      onProgress(scores)
    }
    if (only !== undefined) break
  }
  return { scores, identical, erased, different }
}

function erasedOrThrow(error: unknown): undefined {
  if (error instanceof VitrineError && error.code === 'E_ERASED') return undefined
  throw error
}

/** What of the score does not come out as it was recorded. */
async function difference({ body, personal }: OpenedRecord, replay: Replay): Promise<string | undefined> {
  for (const [name, hash] of Object.entries(replay.hashes)) {
    if (body[name] !== hash) return `the model was made with another ${name} than the record says`
  }
  const { results, explanation } = await replay.score(recordedInputs(personal))
  const again = foundContent(results, explanation) as { readonly [part: string]: Json }
  const recorded = personal as { readonly [part: string]: Json }
  for (const part of Object.keys(again)) {
    if (canonicalJson(again[part]!) === canonicalJson(recorded[part] ?? null)) continue
    return `${part} differ: recorded ${canonicalJson(recorded[part] ?? null).slice(0, 200)}, now ${canonicalJson(again[part]!).slice(0, 200)}`
  }
  return undefined
}
