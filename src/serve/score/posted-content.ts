import type { Json } from '../../hash/index.ts'
import type { ScoreEntry } from '../../record/index.ts'
import {
  type Bank,
  type DecidedApplication,
  type NewApplication,
  scoreContent,
} from '../../workspace/index.ts'

/** What is kept, sealed, of an application that came over the API. */
export interface PostedContent {
  readonly application: NewApplication['application']
  readonly side: NewApplication['side']
  readonly historyOf: number | null
  readonly reference: string | null
  readonly personId: string | null
  readonly branch: string | null
  readonly currency: string | null
}

/** How its score goes on record, when it comes and whenever it is made anew: the same score, letter for letter. */
export function postedScore(
  { modelId, hashes }: Pick<Bank, 'modelId' | 'hashes'>,
  decided: DecidedApplication,
  content: PostedContent,
): Pick<ScoreEntry, 'body' | 'personal'> {
  const { branch } = content
  return {
    body: { modelId, ...hashes, ...(branch && { branch }) },
    personal: {
      ...(scoreContent(decided) as Readonly<Record<string, Json>>),
      posted: { ...content } as unknown as Json,
    },
  }
}
