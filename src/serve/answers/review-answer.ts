import type { ReviewAnswer, ShownCorrection, ShownDispute, ShownReview } from '../../contract/index.ts'
import { answerBy, type FileState, standingOf, whyNoReview } from '../../oversight/index.ts'
import type { Account } from '../../store/index.ts'
import { can } from '../access.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { decidedFile } from '../oversight/decided-file.ts'
import { type Doers, readDoers } from '../oversight/doers.ts'
import { reviewTerms } from '../oversight/review-terms.ts'
import { subjectOf } from '../put-on-record.ts'
import { reasonOf } from './groups.ts'
import { decidingScore } from './scores.ts'
import { editableFacts } from './what-if-form.ts'

/**
 * What the customer asked and was answered, what is disputed and what was put right.
 * @param known state of the file, where it was made for this request already
 */
export async function reviewAnswer(
  application: OpenApplication,
  reader: Account,
  now: number,
  context: Context,
  known?: FileState,
): Promise<ReviewAnswer> {
  const [state, file, terms, doers] = await Promise.all([
    known ?? context.files.state(subjectOf(application)),
    decidedFile(application, context),
    reviewTerms(application, context),
    readDoers(reader.id, context),
  ])
  const { inForce } = state
  const mayCorrect = can(reader, 'correct')
  return {
    application: application.header,
    version: state.version,
    standing: standingOf(state, file.inGreyBand),
    outcome: inForce?.outcome ?? file.outcome,
    outcomeBy: inForce?.by ?? 'score',
    may: {
      ask: can(reader, 'ask-review') && whyNoReview(state, terms, now) === null,
      answer: can(reader, 'answer-review') && mayAnswer(state, reader, context),
      dispute: can(reader, 'dispute'),
      correct: mayCorrect,
    },
    askUntil: terms.askUntil,
    answerBy: answerBy(now, terms.answerWithinDays),
    reviews: [...state.reviews].reverse().map((one) => shownReview(one, doers, now)),
    disputes: [...state.disputes].reverse().map((one) => shownDispute(one, doers, context)),
    corrections: [...state.corrections].reverse().map((one) => shownCorrection(one, doers, context)),
    facts: disputable(context).map((column) => ({
      column,
      label: context.words.column('application', column).label,
    })),
    editable: mayCorrect ? await editableFacts(application, context) : [],
    versions: state.corrections.length === 0 ? null : await bothVersions(application, context),
  }
}

/** Raw columns of the application that its page of data shows. */
export function disputable({ lender }: Context): readonly string[] {
  const { told, ours, others } = lender.pages.sections
  return [...told, ...ours, ...others]
}

/** Whoever decided does not answer for it. */
function mayAnswer({ reviews, decision }: FileState, reader: Account, { record }: Context): boolean {
  const own = record.persons.actorOf(String(reader.id))
  return (
    reviews.some(({ answer }) => answer === null) &&
    decision?.actor !== own &&
    decision?.second?.actor !== own
  )
}

function shownReview(
  { at, ownView, documents, answerBy, answer }: FileState['reviews'][number],
  doers: Doers,
  now: number,
): ShownReview {
  return {
    askedAt: at,
    ownView,
    documents,
    answerBy,
    isLate: answer === null && new Date(now).toISOString().slice(0, 10) > answerBy,
    answer:
      answer === null
        ? null
        : { by: doers(answer.actor), at: answer.at, words: answer.words, kept: answer.yes },
  }
}

function shownDispute(
  { seq, at, columns, ownView, answer }: FileState['disputes'][number],
  doers: Doers,
  { words }: Context,
): ShownDispute {
  const column = columns[0]!
  return {
    dispute: seq,
    at,
    column,
    label: words.column('application', column).label,
    ownView,
    answer:
      answer === null
        ? null
        : { by: doers(answer.actor), at: answer.at, words: answer.words, corrected: answer.yes },
  }
}

function shownCorrection(
  { at, actor, words: said, edits }: FileState['corrections'][number],
  doers: Doers,
  { words }: Context,
): ShownCorrection {
  return {
    by: doers(actor),
    at,
    words: said,
    facts: Object.entries(edits).map(([column, { before, after }]) => ({
      label: words.column('application', column).label,
      before: words.columnValue('application', column, before),
      after: words.columnValue('application', column, after),
    })),
  }
}

/** The deciding score with its reasons, of the facts as filed and as they stand now. */
async function bothVersions(application: OpenApplication, { bank, words }: Context) {
  const { applicationId } = application.header
  const [filed, now] = await Promise.all([
    bank.decided(applicationId),
    bank.decided(applicationId, application.corrected),
  ])
  const version = ({ scored, explanation }: typeof filed) => ({
    score: decidingScore(scored),
    reasons: explanation.reasons.map((reason) => reasonOf(reason, explanation, words)),
  })
  return { filed: version(filed), now: version(now) }
}
