import { LONGEST_ANSWER_DAYS, type ReviewTerms } from '../../oversight/index.ts'
import { recordsOf } from '../../record/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { subjectOf } from '../put-on-record.ts'
import { decidedFile } from './decided-file.ts'

const DAY_MS = 86_400_000

/** Until when a review may be asked for, and how soon it is answered: as the letter tells it. */
export async function reviewTerms(application: OpenApplication, context: Context): Promise<ReviewTerms> {
  const { record, letterSettings } = context
  const { askWithinDays, answerWithinDays = LONGEST_ANSWER_DAYS } = letterSettings.review ?? {}
  const [{ outcome }, letters] = await Promise.all([
    decidedFile(application, context),
    recordsOf(record.store, record.persons, subjectOf(application), ['letter']),
  ])
  // The newest letter names the newest day.
  const sent = letters.at(-1)
  return {
    outcome,
    answerWithinDays,
    askUntil:
      sent === undefined || askWithinDays === undefined
        ? null
        : new Date(sent.at + askWithinDays * DAY_MS).toISOString().slice(0, 10),
  }
}
