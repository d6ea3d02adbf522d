import { fail } from '../errors/index.ts'
import type { LetterResult, LetterSettingsFile } from '../letter/index.ts'
import type { Bank, Lender } from '../workspace/index.ts'
import { draft, type LetterAsked } from './answers/letter-answer.ts'
import { readApplication } from './open-application.ts'
import { createWords } from './words/words.ts'

const EVERY = { sql: 'true', parameters: [] } as const

/** Letters of a bank without a server, for its owner: every application is open. */
export async function createLetters(
  bank: Bank,
  lender: Lender,
  settings: LetterSettingsFile,
): Promise<(applicationId: number, asked: LetterAsked) => Promise<LetterResult>> {
  const worded = { bank, lender, words: await createWords(lender, bank.card) }
  return async (applicationId, asked) => {
    const application =
      (await readApplication(applicationId, EVERY, null, worded)) ??
      fail('E_APPLICATION_UNKNOWN', {
        what: 'There is no such application.',
        got: String(applicationId),
        expected: 'the number of an application of this data directory',
        remedy: 'Check the number.',
      })
    return (await draft(application, asked, settings, worded)).result
  }
}
