import { expect, it } from 'vitest'
import type { Letter, LetterAnswer } from '../../../src/contract/index.ts'
import { declined } from '../../fixtures/decision.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { LetterView } from './letter-view.tsx'

const letter: Letter = {
  kind: 'decline',
  language: 'fr',
  issuedOn: '2026-11-23',
  title: 'Nous n’avons pas accepté votre demande',
  specimen: 'Spécimen.',
  sender: { name: 'Banque Test', lines: ['1 rue du Test'] },
  recipient: ['Marc Ferrand'],
  reference: ['23 novembre 2026'],
  salutation: 'Bonjour Marc Ferrand,',
  opening: ['Nous ne l’avons pas accepté.'],
  scale: {
    risk: 14,
    limit: 9,
    all: 8,
    end: 30,
    words: {
      risk: 'Vous 14',
      limit: 'Limite 9',
      all: 'Tous 8',
      accepted: 'accepté',
      declined: 'non accepté',
      about: 'Vous 14, notre limite 9.',
    },
  },
  sections: [
    {
      id: 'reasons',
      heading: 'La raison principale',
      parts: [
        {
          kind: 'reasons',
          columns: { reason: 'Raison', yours: 'Vous', typical: 'Habituel' },
          rows: [
            { group: 'job', text: 'Emploi récent.', fact: 'Ancienneté', yours: '9 mois', typical: '4 ans' },
          ],
        },
      ],
    },
    { id: 'different', heading: 'Autre réponse', parts: [{ kind: 'list', items: ['Un prêt de 10 000 €.'] }] },
  ],
  closing: { greeting: 'Cordialement,', name: 'Léa Martin', role: 'Nantes' },
  foot: ['Gardez ces numéros.'],
  provenance: declined.provenance,
}

const ready: LetterAnswer = {
  application: declined.application,
  letter,
  contentHash: 'ab',
  holds: [],
  hasCounterOffer: false,
}
const page = (answer: LetterAnswer, language: 'en' | 'fr' = 'en') =>
  markupOf(
    <LetterView answer={answer} asked={{ lang: 'fr', purpose: 'answer' }} onChange={() => {}} />,
    language,
  )

it('shows the letter in its own language on an English page, with its PDF in the same language', () => {
  const markup = page(ready)
  expect(markup).toContain('lang="fr"')
  expect(markup).toContain('href="/v1/applications/103979/letter.pdf?lang=fr&amp;purpose=answer"')
  const words = wordsOf(markup)
  for (const said of [
    'Letter of refusal',
    'Spécimen.',
    'Emploi récent.',
    'Ancienneté',
    '9 mois',
    '4 ans',
    'Un prêt de 10 000 €.',
    'Léa Martin',
  ]) {
    expect(words).toContain(said)
  }
  expect(words).not.toContain('With another loan')
})

it('offers the other purpose only where another loan is possible', () => {
  expect(wordsOf(page({ ...ready, hasCounterOffer: true }))).toContain('With another loan')
})

it('shows no word of a held letter: staff read what to do, the customer that a person looks', () => {
  const held: LetterAnswer = { ...ready, letter: null, contentHash: null }
  const holds: LetterAnswer['holds'] = [
    { code: 'settings-missing', missing: ['lender.name'] },
    { code: 'reason-not-verified', groups: ['job'] },
    { code: 'reason-from-barred-column', columns: ['application.CODE_GENDER'] },
    { code: 'reason-not-specific', texts: ['Your score is low.'] },
    { code: 'no-reason' },
    { code: 'no-counter-offer' },
  ]
  const staff = page({ ...held, holds })
  expect(wordsOf(staff)).toContain('The letter settings have no value for: lender.name.')
  expect(staff.match(/<li/g)).toHaveLength(6)
  expect(staff).not.toContain('letter.pdf')
  const customer = wordsOf(page(held, 'fr'))
  expect(customer).toContain('Une personne relit votre lettre avant l’envoi.')
  expect(customer).not.toContain('Emploi récent.')
})
