import { I18nProvider } from 'react-aria-components'
import { expect, it } from 'vitest'
import type { PlansAnswer } from '../../../src/contract/index.ts'
import { clearAnswer, closeAnswer, noPlans, planNow, plansAnswer } from '../../fixtures/plans.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { PlansView } from './plans-section.tsx'
import type { Wishes } from './wishes.ts'

function page(answer: PlansAnswer, language: 'en' | 'fr' = 'en', wishes: Wishes = {}, shown = false): string {
  return markupOf(
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <PlansView
        answer={answer}
        wishes={wishes}
        onWish={() => {}}
        isShown={(plan) => shown && plan === planNow}
        onTry={() => {}}
      />
    </I18nProvider>,
    language,
  )
}

it('says what each plan changes, where it leads and what it costs: 14.3 to 7.7 is 1.3 below the limit of 9', () => {
  const words = wordsOf(page(plansAnswer))
  expect(words).toContain('Two plans that would be approved')
  expect(words).toContain('Borrow a little less, pay over a longer time')
  expect(words).toContain(
    '€10,000 instead of €12,112; €382\u00a0a month instead of €592; for 30\u00a0months instead of about 24\u00a0months (interest included), at 10.9% a year',
  )
  expect(words).toMatch(/7\.7 ?filed 14\.3/)
  expect(words).toContain('1.3 below the limit')
  expect(words).toMatch(/€11,462 ?cost of the loan €1,462/)
  expect(words).toContain('2 changes')
  expect(words).toContain('2 of 2 plans were scored again and would be approved. 399 combinations tried.')
})

it('marks waiting as waiting: in 6 months, one fact that moves, nothing else known', () => {
  const words = wordsOf(page(plansAnswer))
  expect(words).toMatch(/In 6 months ?by waiting/)
  expect(words).toContain('Time in the current job: 1\u00a0year 3\u00a0months instead of 9\u00a0months')
  expect(words).toContain('Waiting is time that passes, not something to do.')
  expect(wordsOf(page({ ...plansAnswer, plans: [planNow] }))).not.toContain('Waiting is time')
})

it('says of the plan in the form that it is shown, and of no other', () => {
  expect(page(plansAnswer).match(/shown above/g)).toBe(null)
  expect(page(plansAnswer, 'en', {}, true).match(/shown above/g)).toHaveLength(1)
})

it('says why there is no plan: none helps, none was left to try, nothing can vary, none is needed', () => {
  expect(wordsOf(page(noPlans))).toContain(
    '399 combinations of a smaller amount, another length and waiting were scored.',
  )
  expect(wordsOf(page({ ...noPlans, tried: 0 }))).toContain('Nothing was left to try')
  expect(wordsOf(page({ ...noPlans, tried: 0, levers: [] }))).toContain('there is nothing to vary')
  const clear = wordsOf(page(clearAnswer))
  expect(clear).toContain('No plan is needed')
  expect(clear).toContain('not close to the limit, so no plans were looked for')
  expect(clear).not.toContain('Highest monthly payment')
})

it('asks more of a close approval: 1 in 100 below the limit', () => {
  const words = wordsOf(page(closeAnswer))
  expect(words).toContain('One plan that leads further from the limit')
  expect(words).toContain('at least 1 in 100 below the limit')
})

it('says when only the amount moves because there is no price list', () => {
  const bare: PlansAnswer = {
    ...plansAnswer,
    filed: { ...plansAnswer.filed, months: null },
    levers: ['amount', 'wait'],
  }
  expect(wordsOf(page(bare))).toContain('only the amount moves')
  expect(wordsOf(page(plansAnswer))).not.toContain('only the amount moves')
})

it('opens what the customer can do when a link holds limits, and shows them', () => {
  expect(page(plansAnswer)).not.toMatch(/<details[^>]*open/)
  const limited = page(plansAnswer, 'en', { wait: 'cannot', mostPayment: 600 })
  expect(limited).toMatch(/<details[^>]*open/)
  expect(wordsOf(limited)).toContain('2 limits given')
  expect(limited).toContain('value="€600"')
})

it.each(['en', 'fr'] as const)(
  'has words for every plan that a search can give in %s, and never NaN',
  (language) => {
    const sets = [
      'amount',
      'longer',
      'shorter',
      'wait',
      'amount longer',
      'amount shorter',
      'amount wait',
      'longer wait',
      'shorter wait',
    ]
    const plans = sets.map((set, index) => ({
      ...planNow,
      levers: set.split(' ') as typeof planNow.levers,
      amount: [11_500, 9000, 4000][index % 3]!,
      edits: { index },
    }))
    for (const answer of [
      { ...plansAnswer, plans },
      noPlans,
      clearAnswer,
      closeAnswer,
      { ...closeAnswer, plans: [] },
    ]) {
      expect(page(answer, language)).not.toMatch(/NaN|undefined|Infinity|plans\.[a-z]/)
    }
  },
)

it('speaks French with French numbers', () => {
  const words = wordsOf(page(plansAnswer, 'fr'))
  expect(words).toContain('Deux plans qui seraient acceptés')
  expect(words).toContain(
    '10\u202f000\u00a0€ au lieu de 12\u202f112\u00a0€\u202f; 382\u00a0€\u00a0par mois au lieu de 592\u00a0€',
  )
  expect(words).toContain('1,3 sous la limite')
})
