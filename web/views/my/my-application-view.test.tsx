import { expect, it } from 'vitest'
import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { approved, closeCall, declined, rule, ruled } from '../../fixtures/decision.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { MyApplicationView } from './my-application-view.tsx'

const people = { outcomeBy: 'score', standing: 'score' } as const
const words = (answer: DecisionAnswer, language: 'en' | 'fr' = 'en') =>
  wordsOf(
    markupOf(<MyApplicationView answer={answer} people={{ ...people, outcome: answer.outcome }} />, language),
  )

it('tells the customer the answer, the risk and the limit', () => {
  const page = words(declined)
  expect(page).toContain('We did not accept your loan application.')
  expect(page).toContain('We estimate that 14 in 100 people')
  expect(page).toContain('Your application 103\u00a0979 of 23 November 2026')
})

it('says in both languages between which risks the estimate would likely lie, and on which side of the limit', () => {
  expect(words(declined)).toContain(
    'Learned from other past customers, it would likely lie between 11 and 18, still above our limit.',
  )
  expect(words(declined)).toContain('likely between 11 and 18')
  expect(words(approved, 'fr')).toMatch(
    /elle se situerait probablement entre 2 et 5, toujours en dessous de notre limite\./,
  )
  expect(words(closeCall, 'fr')).toContain('Notre limite est dans cet intervalle.')
})

it('explains the dots: 14 filled and 86 open are 100 people', () => {
  expect(words(declined)).toContain('14 filled dots: had difficulty paying. 86 open dots')
})

it('gives the same reasons in the same order as the adviser’s page, addressed to the customer', () => {
  const page = words(declined)
  const order = declined.reasons.map((reason) => page.indexOf(reason.toCustomer.en))
  expect(order.every((at) => at > 0)).toBe(true)
  expect([...order].sort((a, b) => a - b)).toEqual(order)
  expect(page).toContain('What counted for you: two of your external scores are good.')
})

it('speaks French with vous', () => {
  const page = words(approved, 'fr')
  expect(page).toContain('Nous avons accepté votre demande de prêt.')
  expect(page).toContain('Ce qui a le plus compté pour vous')
})

it('never writes NaN, undefined or an object, and no word of the trade', () => {
  for (const answer of [declined, approved, closeCall]) {
    for (const language of ['en', 'fr'] as const) {
      expect(words(answer, language)).not.toMatch(
        /NaN|undefined|\[object|null|SHAP|threshold|cohort|percentile/,
      )
    }
  }
})

it('says that a person checks when a reason is held', () => {
  expect(words(closeCall)).toContain('A person is checking the reasons below')
  expect(words(closeCall)).toContain('We score unknown as unknown, not as bad.')
})

it('names the item whose value stands beside a reason', () => {
  const [first, ...others] = declined.reasons
  const fact = { en: 'Usual external score with this education', fr: 'Score externe habituel' }
  const page = words({ ...declined, reasons: [{ ...first!, fact }, ...others] })
  expect(page).toContain(`${fact.en} You`)
})

it('says what a person decided in place of the score, and why the score is still shown', () => {
  const page = wordsOf(
    markupOf(
      <MyApplicationView
        answer={declined}
        people={{ outcome: 'approved', outcomeBy: 'review', standing: 'review-changed' }}
      />,
      'en',
    ),
  )
  expect(page).toContain('We accepted your loan application.')
  expect(page).toContain('decided otherwise than the computer score below')
  expect(page).not.toContain('We did not accept')
})

it('tells the customer the rule as the reason, and neither risk nor picture where the score would accept', () => {
  const page = words(ruled)
  expect(page).toContain('One of them declines it: see below. Your score played no part in this answer.')
  expect(page).toContain(`Why: the main reason 1 ${rule.text.en} Source: ${rule.source}`)
  expect(page).not.toMatch(/in 100|Each dot|model’s reasons/)
  expect(words(ruled, 'fr')).toContain(`Pourquoi\u00a0: la raison principale 1 ${rule.text.fr}`)
})

it('numbers the rule first and the reasons of the score after it where both decline', () => {
  const [first] = declined.reasons
  const page = words({ ...declined, decidedBy: 'rule', rules: [rule], reasons: [first!] })
  expect(page).toContain('We estimate that 14 in 100 people')
  expect(page).toContain('Why: the two main reasons')
  expect(page.indexOf(`1 ${rule.text.en}`)).toBeGreaterThan(0)
  expect(page).toContain(`2 ${first!.toCustomer.en}`)
})
