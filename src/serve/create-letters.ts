import { fail } from '../errors/index.ts'
import type { LetterResult, LetterSettingsFile } from '../letter/index.ts'
import { correctedEdits, type FileState, letterHoldOf } from '../oversight/index.ts'
import { POSTED_FROM, type Subject } from '../record/index.ts'
import { type Bank, DECIDING, type Lender } from '../workspace/index.ts'
import { draft, type LetterAsked } from './answers/letter-answer.ts'
import { asCorrected, readApplication } from './open-application.ts'
import { isGrey } from './oversight/decided-file.ts'
import { readPostedApplication } from './posted-application.ts'
import { subjectOf } from './put-on-record.ts'
import type { PostedSource } from './score/posted-file.ts'
import { createWords } from './words/words.ts'

const EVERY = { sql: 'true', parameters: [] } as const

/** What people did about files, and what came over the API. */
export interface People {
  state(subject: Subject): Promise<FileState>
  /** Null where nothing was ever put on record. */
  readonly record: Omit<PostedSource, 'bank'> | null
  /** Half-width of the band in which a person decides, people in 100. */
  readonly greyBandPoints: number
}

/** Letters of a bank without a server, for its owner: every application is open, those that came over the API too. */
export async function createLetters(
  bank: Bank,
  lender: Lender,
  settings: LetterSettingsFile,
  people: People,
): Promise<(applicationId: number, asked: Omit<LetterAsked, 'heldByPeople'>) => Promise<LetterResult>> {
  const worded = { bank, lender, words: await createWords(lender, bank.card) }
  return async (applicationId, asked) => {
    const found =
      applicationId > POSTED_FROM
        ? people.record &&
          (await readPostedApplication(applicationId, { all: true }, { ...worded, ...people.record }))
        : await readApplication(applicationId, EVERY, null, worded)
    const filed =
      found ??
      fail('E_APPLICATION_UNKNOWN', {
        what: 'There is no such application.',
        got: String(applicationId),
        expected: 'the number of an application of this data directory',
        remedy: 'Check the number.',
      })
    const state = await people.state(subjectOf(filed))
    const application = asCorrected(filed, correctedEdits(state), worded)
    const seen = { ...worded, bank: filed.posted?.bank ?? bank }
    const decided = await seen.bank.decided(applicationId, application.corrected)
    const { outcome, pd, limitPd } = decided.scored.results[DECIDING]
    const inGreyBand = isGrey(pd, limitPd, people.greyBandPoints)
    const heldByPeople = letterHoldOf(state, { outcome, inGreyBand })
    return (await draft({ ...application, decided }, { ...asked, heldByPeople }, settings, seen)).result
  }
}
