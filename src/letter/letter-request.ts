import type {
  DecisionAnswer,
  LetterLanguage,
  LetterPurpose,
  LocalText,
  PlansAnswer,
} from '../contract/index.ts'
import type { LetterNeeds } from './settings.ts'
import type { LetterSettingsFile } from './settings-schema.ts'

/** An external score of this application. */
export interface ExternalScore {
  /** Its letter: A, B, C. */
  readonly provider: string
  /** False when the agency had nothing on this person. */
  readonly known: boolean
  /** How the lender's reasons name the agency, to be replaced by its name. */
  readonly saidAs: LocalText
}

/** Everything a letter is made from. Pure data: the same request gives the same letter. */
export interface LetterRequest {
  readonly purpose: LetterPurpose
  readonly language: LetterLanguage
  /** ISO date that the letter bears. */
  readonly issuedOn: string
  readonly decision: DecisionAnswer
  readonly plans: PlansAnswer
  readonly needs: LetterNeeds
  readonly settings: LetterSettingsFile
  readonly externalScores: readonly ExternalScore[]
  /** Kinds of facts that the policy keeps out of the score: "your age". */
  readonly neverUsed: readonly LocalText[]
  /** Raw columns behind the reasons that the policy keeps out of the score: always none, or the letter is held. */
  readonly barredColumns: readonly string[]
  /** What people did about the application that keeps a letter from leaving. */
  readonly heldByPeople: 'awaits-person' | 'decided-against-score' | null
}
