import { expect, it } from 'vitest'
import type { DecisionAnswer, Letter, LetterSection } from '../contract/index.ts'
import { composeLetter } from './compose-letter.ts'
import type { LetterRequest } from './letter-request.ts'
import { letterTexts } from './testing/letter-text.ts'
import { both, plan, reason, sampleRequest } from './testing/sample-request.ts'

function ready(request: LetterRequest): Letter {
  const result = composeLetter(request)
  if (result.state === 'held') throw new Error(JSON.stringify(result.holds))
  return result.letter
}

const section = (letter: Letter, id: LetterSection['id']) => letter.sections.find((one) => one.id === id)
const said = (letter: Letter, id: LetterSection['id']) => JSON.stringify(section(letter, id)?.parts)

it('declines on one sheet of words: amount, risk, limit, four reasons with both values, two examples', () => {
  const letter = ready(sampleRequest())
  expect(letter).toMatchObject({
    kind: 'decline',
    title: 'We did not accept your application for a loan of €12,112',
    specimen: null,
    recipient: ['Marc Ferrand'],
    reference: ['23 November 2026', 'Application 103\u00a0979, cash loan'],
    closing: { greeting: 'Yours sincerely,', name: 'Léa Martin', role: 'Nantes' },
    scale: { risk: 14, limit: 9, all: 8, end: 30 },
  })
  expect(letter.opening.join(' ')).toContain(
    'paid back at €592 a month for 24\u00a0months. We did not accept it.',
  )
  expect(letter.opening.join(' ')).toContain('A computer score prepared this answer.')
  expect(letter.opening.join(' ')).toContain('14 in 100 people')
  expect(letter.opening.join(' ')).toContain('We accept less than 9 in 100.')
  const [table] = section(letter, 'reasons')!.parts
  expect(table).toMatchObject({
    kind: 'reasons',
    columns: { typical: 'Typical person just accepted' },
    rows: [
      { group: 'job', text: 'You have little of job.', fact: 'Fact job', yours: '9\u00a0months' },
      { group: 'refusals', fact: 'Fact refusals', typical: '3\u00a0years 7\u00a0months' },
      { group: 'late' },
      { group: 'size' },
    ],
  })
  expect(section(letter, 'different')?.parts[0]).toEqual({
    kind: 'list',
    items: [
      'A loan of €10,000, paid back at €400 a month for 30\u00a0months.',
      'The same €12,112, paid back at €592 a month, asked for 12\u00a0months later (time in the current job by then: 1\u00a0year 9\u00a0months).',
    ],
  })
  expect(letter.sections.map(({ id }) => id)).toEqual(['reasons', 'different', 'data', 'rights'])
})

it('names databases, agencies with their address, the one without a score, and what is never used', () => {
  const data = said(ready(sampleRequest()), 'data')
  expect(data).toContain('We consulted the national register.')
  expect(data).toContain('Indice Alpha (score A), 2 rue A, Paris; Indice Bêta (score B), 3 rue B, Paris')
  expect(data).toContain('Indice Bêta had no score for you.')
  expect(data).toContain('We did not use your age or your sex.')
  // The theme "file" has no item in the model.
  expect(data).toContain(
    'We used your application, our records of your earlier loans, what other lenders report and external scores.',
  )
})

it('says each right with how and by when: 60 days after 23 November 2026 is 22 January 2027', () => {
  const rights = said(ready(sampleRequest()), 'rights')
  for (const words of ['explain this answer', 'your own view', 'wrong data corrected', 'a person looks']) {
    expect(rights).toContain(words)
  }
  expect(rights).toContain('Write to review@banque.example or call 02 11 22 33 44 before 22 January 2027.')
  expect(rights).toContain('within 14\u00a0days, free of charge')
  expect(rights).toContain('the mediator, 4 rue M, Paris; the CNIL, 5 rue N, Paris; the ACPR, 6 rue P, Paris')
})

it('gives the American notice word for word under the policy us, with the agency and its address', () => {
  const us = ready(sampleRequest({ needs: { profile: 'us', providers: ['A', 'B'] } }))
  expect(said(us, 'rights')).toContain(
    'The federal agency that administers compliance with this law concerning this creditor is the agency, 7 Street, Washington.',
  )
  expect(said(us, 'rights')).toContain('You have 60 days')
  expect(said(us, 'rights')).not.toContain('CNIL')
})

it('writes French with its own typography', () => {
  const letter = ready(sampleRequest({ language: 'fr' }))
  expect(letter.title).toBe('Nous n’avons pas accepté votre demande de prêt de 12\u202f112\u00a0€')
  expect(letter.opening[0]).toMatch(/^Le 20 novembre 2026, vous nous avez demandé un prêt/)
  expect(said(letter, 'different')).toContain(
    '(ancienneté dans l’emploi alors\u00a0: 1\u00a0an et 9\u00a0mois)',
  )
  const texts = letterTexts(letter).join('\n')
  expect(texts).not.toMatch(/[^\u00a0\u202f][:;!?](\s|$)/)
  expect(texts).not.toMatch(/'/)
})

it('counts people in the singular where there is one, and says "fewer than 1" for none', () => {
  const opening = (pd: number, language: 'en' | 'fr') => ready(sampleRequest({ language }, pd)).opening[0]
  expect(opening(0.01, 'en')).toContain('1 in 100 people with a file like yours has difficulty')
  expect(opening(0.01, 'fr')).toContain('1 personne sur 100 avec un dossier comme le vôtre a du mal')
  expect(opening(0.002, 'en')).toContain('fewer than 1 in 100 people with a file like yours have')
  expect(opening(0.002, 'fr')).toContain('moins de 1 personne sur 100')
  expect(opening(0.14, 'fr')).toContain('14 personnes sur 100 avec un dossier comme le vôtre ont du mal')
})

it('approves with conditions, until when, and what spoke for and against', () => {
  const letter = ready(sampleRequest({}, 0.03))
  expect(letter).toMatchObject({
    kind: 'approval',
    title: 'We accepted your application for a loan of €12,112',
  })
  expect(letter.sections.map(({ id }) => id)).toEqual(['reasons', 'against', 'conditions', 'data', 'rights'])
  expect(said(letter, 'against')).toContain('"group":"debt"')
  expect(said(letter, 'reasons')).toContain('Typical applicant')
  expect(said(letter, 'conditions')).toContain(
    'You can borrow €12,112, paid back at €592 a month for 24\u00a0months. This answer holds until 23 December 2026',
  )
})

it('offers the first smaller or longer loan at once, scored again and not binding, and does not repeat it', () => {
  const letter = ready(sampleRequest({ purpose: 'counter-offer' }))
  expect(letter).toMatchObject({
    kind: 'counter-offer',
    title: 'Another loan is possible in place of €12,112',
  })
  expect(letter.opening[0]).toContain('We cannot accept it as it stands.')
  const offer = said(letter, 'offer')
  expect(offer).toContain('A loan of €10,000, paid back at €400 a month for 30\u00a0months.')
  expect(offer).toContain(
    'You would pay back €12,000 in all. The loan would cost you €2,000, at a rate of 10.9% a year.',
  )
  expect(offer).toContain('scored this loan with the same rules: 7 in 100. The limit is 9.')
  expect(offer).toContain('This is not a binding offer.')
  expect(said(letter, 'different')).not.toContain('€10,000')
  expect(said(letter, 'different')).toContain('12\u00a0months later')
  expect(section(letter, 'reasons')).toBeDefined()
})

it('shows three examples of five, and says so when nothing would have helped', () => {
  const many = [1, 2, 3, 4, 5].map((k) => plan({ amount: k * 1000 }))
  expect(said(ready(sampleRequest({ plans: many })), 'different').match(/A loan of/g)).toHaveLength(3)
  expect(said(ready(sampleRequest({ plans: [] })), 'different')).toContain(
    'We tried 399 other amounts, lengths and waiting times.',
  )
})

it('puts the agency’s name where the lender’s reason has a letter, also at the start of a sentence', () => {
  const scored = reason('external', {
    toCustomer: both(
      'Outside agency B has no score for you. You can ask outside agency A.',
      'L’organisme extérieur B n’a pas de note. Demandez à l’organisme extérieur A.',
    ),
  })
  const rows = (language: 'en' | 'fr') =>
    said(ready(sampleRequest({ language, decision: { reasons: [scored] } })), 'reasons')
  expect(rows('en')).toContain('Indice Bêta has no score for you. You can ask Indice Alpha.')
  expect(rows('fr')).toContain(
    'L’organisme Indice Bêta n’a pas de note. Demandez à l’organisme Indice Alpha.',
  )
})

it('gives the same content and hash for the same request, another for another day', () => {
  const hash = (request: LetterRequest) => {
    const result = composeLetter(request)
    return result.state === 'ready' ? result.contentHash : result.state
  }
  expect(hash(sampleRequest())).toMatch(/^[0-9a-f]{64}$/)
  expect(hash(sampleRequest())).toBe(hash(sampleRequest()))
  expect(hash(sampleRequest({ issuedOn: '2026-11-24' }))).not.toBe(hash(sampleRequest()))
})

const rule = {
  id: 'payment-above-half',
  text: {
    en: 'The payment would take more than half of the declared income',
    fr: 'La mensualité prendrait plus de la moitié du revenu déclaré',
  },
  source: 'Law 1, paragraph 2',
}
const ruled: Partial<DecisionAnswer> = { outcome: 'declined', decidedBy: 'rule', rules: [rule] }

it('says of a decline by a rule alone the rule and its source, and nothing of a score', () => {
  const alone = { ...ruled, reasons: [], counterpoints: [] }
  for (const [language, said] of [
    ['en', `${rule.text.en} (Law 1, paragraph 2).`],
    ['fr', `${rule.text.fr} (Law 1, paragraph 2).`],
  ] as const) {
    // Five in 100 against a limit of 9: the score by itself approves.
    const letter = ready(sampleRequest({ language, decision: alone }, 0.05))
    expect([letter.kind, letter.scale]).toEqual(['decline', null])
    expect(letter.sections[0]).toMatchObject({ id: 'reasons', parts: [{ kind: 'list', items: [said] }] })
    expect(letter.opening.join()).not.toMatch(/in 100|sur 100/)
    expect(letter.foot.join()).not.toMatch(/checked|vérifiée/)
  }
  const { opening } = ready(sampleRequest({ decision: alone }, 0.05))
  expect(opening.join()).toContain('Your score played no part in this answer.')
})

it('tells the rule first and then the score’s reasons where both decline', () => {
  const letter = ready(sampleRequest({ decision: ruled }))
  expect(letter.scale).toMatchObject({ risk: 14 })
  expect(letter.opening.join()).toMatch(/One of these rules declines it: see below\. A computer score/)
  const [section] = letter.sections
  expect(section!.parts.map(({ kind }) => kind)).toEqual(['list', 'reasons'])
  const rows = section!.parts.flatMap((part) => (part.kind === 'reasons' ? part.rows : []))
  expect(rows.map(({ group }) => group)).toEqual(['job', 'refusals', 'late', 'size'])
})

it('holds a rule whose text is no reason', () => {
  const vague = { ...rule, text: { en: 'You do not meet our criteria', fr: 'Critères non remplis' } }
  const decision = { ...ruled, rules: [vague], reasons: [], counterpoints: [] }
  expect(composeLetter(sampleRequest({ decision }, 0.05))).toMatchObject({
    holds: [{ code: 'reason-not-specific', texts: [vague.text.en] }],
  })
})
