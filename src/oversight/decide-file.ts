import { fail } from '../errors/index.ts'
import {
  type Actor,
  type DecisionRecord,
  type Judgement,
  type Subject,
  type View,
  viewsBy,
} from '../record/index.ts'
import type { FileBook } from './file-book.ts'
import type { FileState } from './file-state.ts'
import type { OversightSettings } from './settings-schema.ts'
import { dwellOf, openedExplanation, sawScore } from './visit.ts'

/** An application with the score that a person decides about: of the facts as they stand now. */
export interface DecidedFile {
  readonly subject: Subject
  readonly branch: string | null
  readonly modelId: string
  readonly outcome: 'approved' | 'declined'
  readonly inGreyBand: boolean
  /** True when a rule of the policy declines it, whatever the score. */
  readonly ruled: boolean
}

export interface Caller {
  readonly record: DecisionRecord
  readonly files: FileBook
  readonly settings: OversightSettings
  readonly actor: Actor
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The own view goes on record, with whether the score had been seen by then. */
export async function judgeFile(
  { subject }: Pick<DecidedFile, 'subject'>,
  { judgement, words }: { readonly judgement: Judgement; readonly words: string },
  caller: Caller,
): Promise<FileState> {
  const { files, actor, now } = caller
  const views = await ownViews(subject, caller)
  const entry = {
    kind: 'judgement',
    subject,
    body: { scoreSeen: sawScore(views) },
    personal: { judgement, words, dwellMilliseconds: dwellOf(views, now) },
  } as const
  return files.change(subject, null, () => ({ actor, entry }), now)
}

export interface DecideAsked {
  /** Number of the record that the person saw last. */
  readonly after: number
  readonly outcome: 'approved' | 'declined'
  /** Code of the lender's settings; needed against the score, not taken otherwise. */
  readonly reason: string | null
  readonly words: string
}

/**
 * A person decides: as the score does, or against it.
 * @throws VitrineError E_FILE_CHANGED; E_FILE_DECIDED; E_OWN_VIEW_FIRST before the person's own view is on record;
 *   E_OVERRIDE_REASON without a reason and words against the score
 */
export async function decideFile(file: DecidedFile, asked: DecideAsked, caller: Caller): Promise<FileState> {
  const { subject, branch, modelId, outcome: advised } = file
  const { files, settings, actor, now, record } = caller
  const own = record.persons.actorOf(actor.name)
  const isOverride = asked.outcome !== advised
  const reason = isOverride ? requireReason(asked, settings) : null
  const views = await ownViews(subject, caller)
  return files.change(
    subject,
    asked.after,
    (state) => {
      requireOpen(state)
      const first = state.views.find((view) => view.actor === own) ?? noOwnView()
      const body = { modelId, branch, awaitsSecond: needsSecond(asked.outcome, file, settings) }
      const personal = {
        outcome: asked.outcome,
        ownJudgement: first.judgement,
        words: asked.words,
        dwellMilliseconds: dwellOf(views, now),
        openedExplanation: openedExplanation(views),
      }
      const entry =
        reason === null
          ? ({ kind: 'decision', subject, body, personal } as const)
          : ({ kind: 'override', subject, body: { ...body, reason }, personal } as const)
      return { actor, entry }
    },
    now,
  )
}

/**
 * Whether this decision would hold only when a second person agrees. Against a rule it always needs one, whatever the
 * lender's settings: a rule is not one person's to set aside.
 */
export function needsSecond(
  outcome: 'approved' | 'declined',
  { outcome: advised, inGreyBand, ruled }: Pick<DecidedFile, 'outcome' | 'inGreyBand' | 'ruled'>,
  { secondPersonFor }: OversightSettings,
): boolean {
  const against = outcome === 'approved' ? 'approve-against-score' : 'decline-against-score'
  return (
    (outcome === 'approved' && ruled) ||
    (outcome !== advised && secondPersonFor.includes(against)) ||
    (inGreyBand && secondPersonFor.includes('grey-band'))
  )
}

function ownViews(subject: Subject, { record, actor }: Caller): Promise<readonly View[]> {
  return viewsBy(record.store, record.persons, subject, record.persons.actorOf(actor.name))
}

function requireOpen({ decision, inForce }: FileState): void {
  if (decision === null && inForce === null) return
  fail('E_FILE_DECIDED', {
    what: 'This application has been decided already.',
    got: 'another decision',
    expected: 'an application that nobody has decided, or whose facts were corrected since',
    remedy: 'Correct a fact that is wrong, or answer the customer’s request for a review.',
  })
}

function noOwnView(): never {
  fail('E_OWN_VIEW_FIRST', {
    what: 'Your own view is not on record yet.',
    got: 'a decision without an own view',
    expected: 'what you think of the application yourself, before the score is confirmed or overruled',
    remedy: 'Note your own view first.',
  })
}

/** @returns its code */
function requireReason(
  { outcome, reason, words }: DecideAsked,
  { overrideReasons }: OversightSettings,
): string {
  const known = overrideReasons.filter((one) => one.outcome === outcome).map(({ id }) => id)
  if (reason !== null && known.includes(reason) && words.trim() !== '') return reason
  return fail('E_OVERRIDE_REASON', {
    what: 'A decision against the score needs a reason and words.',
    got: words.trim() === '' ? 'no words' : `the reason ${String(reason)}`,
    expected: `words, and one of ${known.join(', ')}`,
    remedy: 'Choose a reason and say in your own words what you found.',
  })
}
