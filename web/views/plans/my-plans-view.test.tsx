import { I18nProvider } from 'react-aria-components'
import { expect, it } from 'vitest'
import type { PlansAnswer } from '../../../src/contract/index.ts'
import { clearAnswer, closeAnswer, noPlans, planLater, planNow, plansAnswer } from '../../fixtures/plans.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { MyPlansView } from './my-plans-view.tsx'
import type { Wishes } from './wishes.ts'

function words(answer: PlansAnswer, language: 'en' | 'fr' = 'en', wishes: Wishes = {}): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return wordsOf(
    markupOf(
      <I18nProvider locale={locale}>
        <MyPlansView answer={answer} wishes={wishes} onWish={() => {}} />
      </I18nProvider>,
      language,
    ),
  )
}

it('counts what would be accepted today; waiting counts only when nothing else is left', () => {
  expect(words(plansAnswer)).toContain('One change would be accepted today.')
  expect(words({ ...plansAnswer, plans: [planLater] })).toContain('One change would be accepted later.')
  expect(words(noPlans)).toContain('We found no change that would be accepted.')
})

it('says a plan as the customer would ask for it: total, cost, checked risk and limit', () => {
  const page = words(plansAnswer)
  expect(page).toContain('Borrow €10,000 and pay €382\u00a0a month')
  expect(page).toContain(
    'You asked for €12,112 and €592\u00a0a month. You would pay for 30\u00a0months instead of about 24\u00a0months, interest included.',
  )
  expect(page).toContain('In total you would pay back €11,462. That is €1,462 more than you borrow.')
  expect(page).toContain('Checked: 7.7 in 100, the limit is 9')
  expect(page).toContain('They are not an offer.')
})

it('names the month until which to wait: six months after November 2026 is May 2027', () => {
  expect(words(plansAnswer)).toContain('Wait until May 2027, then ask for the same loan again')
  expect(words(plansAnswer, 'fr')).toContain('Attendre jusqu’en mai 2027, puis redemander le même prêt')
  const undated = { ...plansAnswer, application: { ...plansAnswer.application, receivedOn: null } }
  expect(words(undated)).toContain('Wait 6 months, then ask for the same loan again')
  const both = { ...planLater, levers: ['amount', 'wait'] as typeof planLater.levers, amount: 9000 }
  expect(words({ ...plansAnswer, plans: [both] })).toContain(
    'Wait until May 2027, then borrow €9,000 and pay €592\u00a0a month',
  )
})

it('says that what was marked as hard comes later, and only of such plans', () => {
  expect(words(plansAnswer, 'en', { wait: 'hard' }).match(/You marked this as hard/g)).toHaveLength(1)
  expect(words(plansAnswer)).not.toContain('You marked this as hard')
})

it('tells somebody who was accepted so, with or without a plan', () => {
  expect(words(clearAnswer)).toContain('We accepted your application. You do not need to change anything.')
  expect(words(clearAnswer)).not.toContain('First tell us')
  expect(words(closeAnswer)).toContain('We accepted your application. One change would lower the risk.')
})

it.each(['en', 'fr'] as const)('uses no word of the trade and prints no broken number in %s', (language) => {
  const answers = [
    plansAnswer,
    noPlans,
    clearAnswer,
    closeAnswer,
    { ...noPlans, tried: 0 },
    { ...noPlans, levers: [], tried: 0 },
  ]
  for (const answer of answers) {
    const page = words(
      { ...answer, plans: answer.plans.map((plan) => (plan === planNow ? plan : planLater)) },
      language,
    )
    expect(page).not.toMatch(/NaN|undefined|Infinity|[pP]lans\.[a-z]|recourse|threshold|percentile|PD\b/)
  }
})
