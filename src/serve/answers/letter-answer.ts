import type { LetterAnswer, LetterQuery, Role } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import {
  composeLetter,
  counterOffer,
  type ExternalScore,
  type LetterRequest,
  type LetterResult,
  type LetterSettingsFile,
  type SealedLetter,
  sealLetter,
} from '../../letter/index.ts'
import { type LetterHoldByPeople, letterHoldOf } from '../../oversight/index.ts'
import type { Account } from '../../store/index.ts'
import type { Context, WordedBank } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { decidedFile } from '../oversight/decided-file.ts'
import { recordLetter, subjectOf } from '../put-on-record.ts'
import { fromApplication, quoted } from '../sql-names.ts'
import { decisionAnswer } from './decision-answer.ts'
import { plansAnswer } from './plans-answer.ts'

export interface LetterAsked extends LetterQuery {
  /** Milliseconds since 1970: the letter bears this day. */
  readonly now: number
  /** What people did that keeps it from leaving. */
  readonly heldByPeople: LetterHoldByPeople | null
}

/** The letter as it would leave now, or what holds it. */
export async function letterAnswer(
  application: OpenApplication,
  query: LetterQuery & { readonly now: number },
  reader: Role,
  context: Context,
): Promise<LetterAnswer> {
  const asked = { ...query, heldByPeople: await heldByPeople(application, context) }
  const { result, hasCounterOffer } = await draft(application, asked, context.letterSettings, context)
  const { header } = application
  if (result.state === 'ready') {
    const { letter, contentHash } = result
    return { application: header, letter, contentHash, holds: [], hasCounterOffer }
  }
  // What holds a letter is the lender's own business.
  const holds = reader === 'customer' ? [] : [...result.holds]
  return { application: header, letter: null, contentHash: null, holds, hasCounterOffer }
}

/**
 * The letter, sealed and on record before anybody gets it.
 * @throws E_LETTER_HELD while something holds it; E_LETTER_CHARACTER, E_LETTER_PAGE when it cannot be printed
 */
export async function leavingLetter(
  application: OpenApplication,
  query: LetterQuery & { readonly now: number },
  reader: Account,
  context: Context,
): Promise<SealedLetter> {
  const asked = { ...query, heldByPeople: await heldByPeople(application, context) }
  const sealed = await sealedLetter(application, asked, context.letterSettings, context)
  await recordLetter(application, reader, sealed, asked.now, context)
  return sealed
}

/** @throws as `leavingLetter` */
export async function sealedLetter(
  application: OpenApplication,
  asked: LetterAsked,
  settings: LetterSettingsFile,
  worded: WordedBank,
): Promise<SealedLetter> {
  const { result } = await draft(application, asked, settings, worded)
  if (result.state === 'held')
    fail('E_LETTER_HELD', {
      what: 'The letter is held: a person has to look first.',
      got: result.holds.map(({ code }) => code).join(', '),
      expected: 'complete letter settings and specific, verified reasons',
      remedy: 'Open the letter in the application, or call "vitrine letter", to see what is missing.',
    })
  return sealLetter(application.header.applicationId, result)
}

export async function draft(
  application: OpenApplication,
  { lang = 'en', purpose = 'answer', now, heldByPeople }: LetterAsked,
  settings: LetterSettingsFile,
  worded: WordedBank,
): Promise<{ readonly result: LetterResult; readonly hasCounterOffer: boolean }> {
  const { words, lender } = worded
  const [decision, plans, externalScores] = await Promise.all([
    decisionAnswer(application, worded),
    plansAnswer(application, {}, worded),
    readExternalScores(application, worded),
  ])
  const said = [...decision.reasons, ...decision.counterpoints].map(({ group }) => group)
  const result = composeLetter({
    purpose,
    language: lang,
    issuedOn: new Date(now).toISOString().slice(0, 10),
    decision,
    plans,
    settings,
    needs: { profile: words.policy.profile, providers: externalScores.map(({ provider }) => provider) },
    externalScores,
    neverUsed: lender.letter.neverUsed
      .filter(({ columns }) => columns.every((column) => isBarred(column, worded)))
      .map((one) => one.words),
    barredColumns: barredBehind(said, worded),
    heldByPeople,
  })
  return { result, hasCounterOffer: counterOffer(plans) !== undefined }
}

async function heldByPeople(
  application: OpenApplication,
  context: Context,
): Promise<LetterHoldByPeople | null> {
  const state = await context.files.state(subjectOf(application))
  return letterHoldOf(state, await decidedFile(application, context))
}

/** Raw columns that the policy keeps out of the score and that a reason would speak of all the same. */
function barredBehind(groups: readonly string[], worded: WordedBank): LetterRequest['barredColumns'] {
  const { words } = worded
  const read = words.modelFeatures
    .filter(({ reasonGroup }) => groups.includes(reasonGroup))
    .flatMap(({ id }) => words.sources(id))
  return [...new Set(read)].filter((column) => isBarred(column, worded))
}

function isBarred(column: string, { words }: WordedBank): boolean {
  const [table, name] = column.split('.') as [string, string]
  return !['model', 'review'].includes(words.use(table, name))
}

/** The outside scores that the model reads, and whether this person has them. */
async function readExternalScores(
  { header }: OpenApplication,
  { bank, words, lender }: WordedBank,
): Promise<ExternalScore[]> {
  const used = lender.letter.externalScores.filter(({ column }) => words.isScored(`application.${column}`))
  if (used.length === 0) return []
  const [row] = await bank.query(
    `select ${used.map(({ column }, k) => `cast(a.${quoted(column)} as double) as s${k}`).join(', ')}
     from ${fromApplication(header.applicationId)}`,
  )
  return used.map(({ provider, saidAs }, k) => ({ provider, saidAs, known: row?.[`s${k}`] != null }))
}
