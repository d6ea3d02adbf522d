import type { Json } from '../hash/index.ts'
import type { CorrectedFacts, Hashes, Subject } from '../record/index.ts'
import type { Caller } from './decide-file.ts'
import type { FileState } from './file-state.ts'
import { openDispute } from './review.ts'

export interface CorrectAsked {
  /** Number of the record that the person saw last. */
  readonly after: number
  /** Number of the dispute that it answers; null = nobody asked. */
  readonly dispute: number | null
  readonly edits: CorrectedFacts['edits']
  readonly words: string
}

/**
 * Facts are put right. The facts before, those after and the score that they lead to are one record: both versions stay.
 * @param rescore the score of the corrected facts, as a score goes on record
 * @throws VitrineError E_FILE_CHANGED; E_NO_DISPUTE
 */
export async function correctFile(
  subject: Subject,
  { after, dispute, edits, words }: CorrectAsked,
  { score, hashes }: { readonly score: Json; readonly hashes: Hashes },
  { files, actor, now }: Pick<Caller, 'files' | 'actor' | 'now'>,
): Promise<FileState> {
  return files.change(
    subject,
    after,
    (state) => {
      const of = dispute === null ? undefined : openDispute(state, dispute).seq
      const entry = {
        kind: 'correction',
        subject,
        ...(of !== undefined && { of }),
        body: { ...hashes, columns: Object.keys(edits).sort() },
        personal: { edits, words, score },
      } as const
      return { actor, entry }
    },
    now,
  )
}
