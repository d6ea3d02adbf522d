import { expect, it } from 'vitest'
import type { LetterHold } from '../contract/index.ts'
import { composeLetter } from './compose-letter.ts'
import { isGeneric } from './generic-phrases.ts'
import type { LetterRequest } from './letter-request.ts'
import type { LetterSettingsFile } from './settings-schema.ts'
import { both, plan, reason, sampleRequest, settings } from './testing/sample-request.ts'

function holds(request: LetterRequest): readonly LetterHold[] {
  const result = composeLetter(request)
  return result.state === 'held' ? result.holds : []
}

it('holds a letter for every one of the settings that is missing, and for no other', () => {
  const paths = [
    'lender.name',
    'lender.address',
    'review.email',
    'review.phone',
    'review.askWithinDays',
    'review.answerWithinDays',
    'databases',
    'approvalValidDays',
    'scoreProviders.A',
    'scoreProviders.B',
    'authorities.mediator',
    'authorities.dataProtection',
    'authorities.supervisor',
  ]
  for (const path of paths) {
    const [outer, inner] = path.split('.') as [keyof typeof settings, string | undefined]
    const file = structuredClone(settings) as Record<string, unknown>
    if (inner === undefined) delete file[outer]
    else delete (file[outer] as Record<string, unknown>)[inner]
    expect(holds(sampleRequest({ settings: file as LetterSettingsFile })), path).toEqual([
      { code: 'settings-missing', missing: [path] },
    ])
  }
  expect(holds(sampleRequest({ settings: {} }))).toEqual([{ code: 'settings-missing', missing: paths }])
  expect(holds(sampleRequest())).toEqual([])
})

it('asks only for what this bank needs: no agency without its score, the American authority under us', () => {
  const { scoreProviders, authorities, ...rest } = structuredClone(settings)
  const file = {
    ...rest,
    authorities: { creditRegulator: authorities.creditRegulator },
  } as unknown as LetterSettingsFile
  const us = { profile: 'us', providers: [] }
  expect(holds(sampleRequest({ settings: file, needs: us, externalScores: [] }))).toEqual([])
  expect(() => holds(sampleRequest({ needs: { profile: 'elsewhere', providers: [] } }))).toThrow(
    'E_LETTER_PROFILE',
  )
})

it('holds a letter when a reason that it would print failed its re-score, and only then', () => {
  const failed = reason('debt', { verified: false })
  const request = sampleRequest({ decision: { reasons: [reason('job'), failed] } })
  expect(holds(request)).toEqual([{ code: 'reason-not-verified', groups: ['debt'] }])
  // A refusal does not print what spoke for the applicant; an approval prints both.
  const counter = { decision: { counterpoints: [failed] } }
  expect(holds(sampleRequest(counter))).toEqual([])
  expect(holds(sampleRequest(counter, 0.03))).toHaveLength(1)
})

it('holds a letter with a reason from a column that the policy keeps out of the score', () => {
  expect(holds(sampleRequest({ barredColumns: ['application.CODE_GENDER'] }))).toEqual([
    { code: 'reason-from-barred-column', columns: ['application.CODE_GENDER'] },
  ])
})

it('holds a refusal without a reason, and a counter-offer that nobody can make', () => {
  expect(holds(sampleRequest({ decision: { reasons: [] } }))).toEqual([{ code: 'no-reason' }])
  const waiting = plan({ levers: ['wait'], waitMonths: 6, offer: null })
  const none = [{ code: 'no-counter-offer' }]
  expect(holds(sampleRequest({ purpose: 'counter-offer', plans: [waiting] }))).toEqual(none)
  expect(holds(sampleRequest({ purpose: 'counter-offer', plans: [plan({ levers: ['shorter'] })] }))).toEqual(
    none,
  )
  expect(holds(sampleRequest({ purpose: 'counter-offer' }, 0.03))).toEqual(none)
})

it.each([
  ['Your score is too low.', 'Votre score est trop bas.'],
  ['Your credit score was insufficient.', 'Le score est insuffisant.'],
  ['You did not achieve a qualifying score.', 'Vous n’avez pas le score minimum.'],
  ['You did not meet our criteria.', 'Vous ne remplissez pas nos conditions.'],
  ['This follows our internal policy.', 'Cela suit nos critères internes.'],
  ['Our lending standards are not met.', 'Les règles de la banque ne le permettent pas.'],
  ['The scoring model declined you.', 'Le modèle de score a refusé.'],
  ['Your risk is too high.', 'Votre profil est trop risqué.'],
  ['Insufficient creditworthiness.', 'Solvabilité insuffisante.'],
])('never lets out a reason that only speaks of the score: %s / %s', (en, fr) => {
  expect([isGeneric(en), isGeneric(fr)]).toEqual([true, true])
  const generic = reason('any', { toCustomer: both(en, fr) })
  for (const language of ['en', 'fr'] as const) {
    expect(holds(sampleRequest({ language, decision: { reasons: [generic] } }))).toEqual([
      { code: 'reason-not-specific', texts: [language === 'en' ? en : fr] },
    ])
  }
})
