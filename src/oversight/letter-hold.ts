import type { FileState } from './file-state.ts'
import { standingOf, waitsForPerson } from './standing.ts'

/** `awaits-person`: somebody has to decide or answer first. `decided-against-score`: its reasons are not the score's. */
export type LetterHoldByPeople = 'awaits-person' | 'decided-against-score'

/** What people did that keeps a letter from leaving; null when nothing does. @param score of the facts as they stand */
export function letterHoldOf(
  state: FileState,
  score: { readonly outcome: 'approved' | 'declined'; readonly inGreyBand: boolean },
): LetterHoldByPeople | null {
  if (waitsForPerson(standingOf(state, score.inGreyBand))) return 'awaits-person'
  const { inForce } = state
  return inForce !== null && inForce.outcome !== score.outcome ? 'decided-against-score' : null
}
