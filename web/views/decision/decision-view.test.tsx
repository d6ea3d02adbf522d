import { expect, it } from 'vitest'
import type { DecisionAnswer } from '../../../src/contract/index.ts'
import { approved, closeCall, declined, rule, ruled } from '../../fixtures/decision.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { roundContributions } from './contributions.ts'
import { DecisionView } from './decision-view.tsx'
import { SumTable } from './sum-table.tsx'

const markup = (answer: DecisionAnswer, language: 'en' | 'fr' = 'en') =>
  markupOf(<DecisionView answer={answer} mayTry={true} />, language)
const words = (answer: DecisionAnswer, language: 'en' | 'fr' = 'en') => wordsOf(markup(answer, language))

it('says the verdict with both numbers as the only h1', () => {
  const page = markup(declined)
  expect(page.match(/<h1/g)).toHaveLength(1)
  expect(wordsOf(page)).toContain('Declined: the estimated risk is 14 in 100. The limit is 9 in 100.')
  expect(words(declined, 'fr')).toContain(
    'Refusé\u00a0: le risque estimé est de 14 sur 100. La limite est de 9 sur 100.',
  )
})

it('says between which risks the estimate would likely lie and on which side of the limit, beside the scale too', () => {
  expect(words(declined)).toContain(
    'With other training data the estimate would likely lie between 11 and 18, still above the limit .',
  )
  expect(words(declined)).toContain('likely between 11 and 18')
  expect(words(approved, 'fr')).toMatch(/entre 2 et 5, toujours en dessous de la limite ?\./)
  expect(words(closeCall)).toContain('the limit lies in this range')
  expect(markup(closeCall)).toContain('likely between 6.20 and 12.70')
})

it('asks to read with care only within one person in 100 of the limit, not because the range is wide', () => {
  expect(words(closeCall)).toContain('A small difference in the file could change the result')
  const wide = {
    ...declined,
    closeCall: true,
    pdInterval: { low: 0.08, high: 0.25, level: 0.9 },
  }
  expect(words(wide)).toContain('Close call, declined: the estimated risk is 14')
  expect(words(wide)).toContain('the limit lies in this range')
  expect(words(wide)).not.toContain('A small difference in the file')
})

it('never writes NaN, undefined or an object, in any variant and language', () => {
  for (const answer of [declined, approved, closeCall]) {
    for (const language of ['en', 'fr'] as const) {
      expect(markup(answer, language)).not.toMatch(/NaN|undefined|\[object|Infinity|null/)
    }
  }
})

it('keeps the words of the trade off the page', () => {
  for (const language of ['en', 'fr'] as const) {
    expect(words(declined, language)).not.toMatch(/SHAP|log-odds|default probability|cohort|percentile/i)
  }
})

it('lists four reasons in the order of the answer, values before bars, with the points of the sum', () => {
  const page = words(declined)
  const order = declined.reasons.map((reason) => page.indexOf(reason.text.en))
  expect(order.every((at) => at > 0)).toBe(true)
  expect([...order].sort((a, b) => a - b)).toEqual(order)
  expect(page).toContain('Four reasons weigh most against this application')
  const { shownOf } = roundContributions(declined)
  expect(declined.reasons.map((reason) => shownOf.get(reason.group))).toEqual([4.1, 3.1, 2.1, 1.6])
})

it('adds up on the page: 8.0 + 6.3 = 14.3, themes and items alike', () => {
  expect(words(declined)).toContain('Adds up exactly: 8.0 + 6.3 = 14.3.')
  const { themes, change } = roundContributions(declined)
  const sum = (parts: readonly { shown: number }[]) =>
    Math.round(parts.reduce((before, part) => before + part.shown, 0) * 10) / 10
  expect(sum(themes)).toBe(change)
  for (const theme of themes) expect(sum(theme.items)).toBe(theme.shown)
})

it('shows an alert instead of the chart and no tick when the sum does not hold', () => {
  const broken = { ...declined, sumCheck: { difference: 1e-3, tolerance: 1e-9, holds: false } }
  expect(words(broken)).toContain('The parts of this answer do not add up.')
  expect(words(broken)).not.toContain('Adds up exactly')
  const lost = { ...declined, themes: declined.themes.slice(1) }
  expect(words(lost)).not.toContain('Adds up exactly')
})

it('says a difference under the tolerance of 0.000000001 as such', () => {
  const close = { ...declined, sumCheck: { difference: 2e-13, tolerance: 1e-9, holds: true } }
  expect(words(close)).toContain('difference below 0.000000001.')
})

it('counts the scores that decline, and says so when all agree', () => {
  expect(words(declined)).toContain('Two of the three scores decline')
  expect(words(approved)).toContain('The three scores agree: all approve')
  expect(words(approved, 'fr')).toContain('Les trois scores concordent\u00a0: tous acceptent')
})

it('starts from all applicants and speaks of strengths when the application was approved', () => {
  const page = words(approved)
  expect(page).toContain('One strength counts most for this application')
  expect(page).toContain('From a typical applicant to this one')
  expect(page).toContain('No earlier credit is known.')
})

it('shows 9.03 against 9.00 in a close call, never 9 against 9', () => {
  const page = words(closeCall)
  expect(page).toContain('Close call, declined: the estimated risk is 9.03 in 100. The limit is 9.00 in 100.')
})

it('holds a reason that failed its check for a person, and shows its missing value by name', () => {
  const page = words(closeCall)
  expect(page).toContain('A person must check the reasons before anything is sent.')
  expect(page).toContain('Did not lower the risk when scored again')
  expect(page).toContain('no information')
  expect(page).toContain('Unknown is scored as unknown, not as bad.')
})

it('does without names, dates and currency', () => {
  const page = words(closeCall)
  expect(page).toContain('This customer 9.03')
  expect(page).not.toContain('€')
  expect(page).toContain('10 months before'.replace('10 months', '10\u00a0months'))
})

it('dates the history when the day of the application is known', () => {
  const page = words(declined)
  expect(page).toContain('one refusal and one credit with a late payment')
  expect(page).toContain('2\u00a0days late, Apr 2022')
  expect(page).toContain('Refused, Jan 2026')
  expect(words(declined, 'fr')).toContain('2\u00a0jours de retard, avr. 2022')
})

it('names model, data and answer at the foot', () => {
  const page = words(declined)
  expect(page).toContain('Model m-4a2b9c, Bank cost')
  expect(page).toContain('Answer 7f3a\u00a091c2')
  expect(words(closeCall)).toContain('fold-3')
})

it('names the item whose value stands beside a reason, and in the sum where its group is called otherwise', () => {
  const [first, ...others] = declined.reasons
  const name = { en: 'Usual external score with this education', fr: 'Score externe habituel' }
  const [theme, ...themes] = declined.themes
  const [item, ...items] = theme!.items
  const named = { ...theme!, items: [{ ...item!, valueName: name }, ...items] }
  const answer = { ...declined, reasons: [{ ...first!, fact: name }, ...others], themes: [named, ...themes] }
  expect(words(answer)).toContain(`${first!.text.en} ${name.en}`)
  expect(
    wordsOf(
      markupOf(
        <SumTable answer={answer} contributions={roundContributions(answer)} start="8.0" end="14.3" />,
        'en',
      ),
    ),
  ).toContain(`${item!.label.en} ${name.en}`)
})

it('says of a decline by a rule alone the rule in words, and lists no reason of the score', () => {
  const page = words(ruled)
  expect(page).toContain('Declined by a fixed rule, whatever the score.')
  expect(page).toContain('The score alone would approve: 3 in 100; the limit is 9.')
  expect(page).toContain(`${rule.text.en} Source: ${rule.source}`)
  expect(page).not.toMatch(/weighs? most|No reason stands out/)
  expect(page).toContain('The three scores agree: all approve')
  expect(words(ruled, 'fr')).toContain(`${rule.text.fr} Source\u00a0: ${rule.source}`)
})

it('puts the rule before the reasons of the score where both decline', () => {
  const page = words({ ...declined, decidedBy: 'rule', rules: [rule] })
  expect(page).toContain('The score declines too: 14 in 100; the limit is 9.')
  expect(page.indexOf(rule.text.en)).toBeLessThan(page.indexOf(declined.reasons[0]!.text.en))
  expect(page).toContain('Approving against a rule takes two people.')
})
