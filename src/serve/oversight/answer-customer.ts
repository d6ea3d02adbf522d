import type {
  CorrectionBody,
  DisputeBody,
  DisputeReply,
  ReviewAnswer,
  ReviewReply,
  ReviewRequest,
} from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import {
  answerReview,
  askReview,
  correctedEdits,
  correctFile,
  disputeFact,
  type FileState,
  keepFact,
} from '../../oversight/index.ts'
import { scoreContent } from '../../workspace/index.ts'
import { checkEdits } from '../answers/check-edits.ts'
import { disputable, reviewAnswer } from '../answers/review-answer.ts'
import { editableFacts } from '../answers/what-if-form.ts'
import type { Context } from '../context.ts'
import { asCorrected } from '../open-application.ts'
import { actorOf, subjectOf } from '../put-on-record.ts'
import { callerOf, type FileInput } from './change-file.ts'
import { reviewTerms } from './review-terms.ts'

export async function ask(input: FileInput<ReviewRequest>, context: Context): Promise<ReviewAnswer> {
  const { application, body } = input
  const terms = await reviewTerms(application, context)
  return told(input, await askReview(subjectOf(application), body, terms, callerOf(input, context)), context)
}

export async function answer(input: FileInput<ReviewReply>, context: Context): Promise<ReviewAnswer> {
  const subject = subjectOf(input.application)
  return told(input, await answerReview(subject, input.body, callerOf(input, context)), context)
}

/** @throws E_COLUMN_UNKNOWN for what is no fact of the application */
export async function dispute(input: FileInput<DisputeBody>, context: Context): Promise<ReviewAnswer> {
  const { application, body } = input
  if (!disputable(context).includes(body.column)) unknownFact(body.column)
  return told(input, await disputeFact(subjectOf(application), body, callerOf(input, context)), context)
}

export async function keep(input: FileInput<DisputeReply>, context: Context): Promise<ReviewAnswer> {
  const subject = subjectOf(input.application)
  return told(input, await keepFact(subject, input.body, callerOf(input, context)), context)
}

/**
 * Facts are put right and scored again through the feature catalogue.
 * @throws E_STOPPED while new scores are stopped; E_EDIT for what the form does not offer or what changes nothing
 */
export async function correct(input: FileInput<CorrectionBody>, context: Context): Promise<ReviewAnswer> {
  const { application, body, reader } = input
  const { bank, stop, scores } = context
  stop.requireRunning()
  const form = await editableFacts(application, context)
  if (checkEdits(body, form) < Object.keys(body.edits).length) unchanged(body)
  const before = new Map(form.map(({ column, filedValue }) => [column, filedValue]))
  const edits = Object.fromEntries(
    Object.entries(body.edits).map(([column, after]) => [
      column,
      { before: before.get(column) ?? null, after },
    ]),
  )
  const subject = subjectOf(application)
  const decided = await bank.decided(subject.applicationId, { ...application.corrected, ...body.edits })
  // Asked again: the score took time, and a stop in between must hold.
  stop.requireRunning()
  const state = await correctFile(
    subject,
    { ...body, edits },
    { score: scoreContent(decided), hashes: { modelId: bank.modelId, ...bank.hashes } },
    callerOf(input, context),
  )
  const corrected = correctedEdits(state)
  await scores.ensure(subject, actorOf(reader), 'correct', corrected, application.posted)
  return told(
    { ...input, application: { ...asCorrected(application, corrected, context), decided } },
    state,
    context,
  )
}

function told({ application, reader, now }: FileInput<unknown>, state: FileState, context: Context) {
  return reviewAnswer(application, reader, now, context, state)
}

function unknownFact(column: string): never {
  fail('E_COLUMN_UNKNOWN', {
    what: 'There is no such fact.',
    got: column,
    expected: 'a fact that the page of data shows',
    remedy: 'Choose one of the list.',
  })
}

function unchanged({ edits }: CorrectionBody): never {
  fail('E_EDIT', {
    what: 'A correction must change something.',
    got: Object.keys(edits).join(', '),
    expected: 'values that differ from those that stand',
    remedy: 'Leave out what is right already.',
  })
}
