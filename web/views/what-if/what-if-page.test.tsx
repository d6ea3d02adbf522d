import { I18nProvider } from 'react-aria-components'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { WhatIfAnswer } from '../../../src/contract/index.ts'
import { rule } from '../../fixtures/decision.ts'
import { curveAnswer, whatIfAnswer, whatIfForm, whatIfUnedited } from '../../fixtures/what-if.ts'
import { TextProvider } from '../../text/index.ts'
import { Curve } from './curve.tsx'
import type { Edits } from './edits.ts'
import { FactList } from './fact-list.tsx'
import { Outcome } from './outcome.tsx'
import { WhatIfTitle } from './what-if-page.tsx'

function page(language: 'en' | 'fr', answer: WhatIfAnswer, edits: Edits): string {
  return renderToStaticMarkup(
    <TextProvider language={language}>
      <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
        <WhatIfTitle answer={answer} form={whatIfForm} edits={edits} />
        <FactList form={whatIfForm} draft={edits} onDraft={() => {}} />
        <Outcome
          answer={answer}
          curve={
            <Curve line={curveAnswer} answer={answer} form={whatIfForm} edits={edits} onCurve={() => {}} />
          }
          plans={null}
        />
      </I18nProvider>
    </TextProvider>,
  )
}

const words = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/[ \n]+/g, ' ')
const EDITS = { AMT_CREDIT: 10_000, AMT_ANNUITY: 400 }

it('says in the title what the changed loan would get, with the risk and the limit', () => {
  expect(words(page('en', whatIfAnswer, EDITS))).toContain(
    'A loan of €10,000 at €400\u00a0a month would be approved: 7.7 in 100; the limit is 9.',
  )
})

it('says that the filed loan is declined while nothing is changed, and that it was scored again', () => {
  const text = words(page('en', whatIfUnedited, {}))
  expect(text).toContain('is declined, as filed: 14.3 in 100; the limit is 9.')
  expect(text).toContain('this page gives exactly the filed 14.3')
  expect(text).toContain('Change a fact to see what moves.')
})

it('says how sure the changed estimate is: 5.4 to 10.8 around 7.7, and 10.0 to 20.0 as filed', () => {
  expect(words(page('en', whatIfAnswer, EDITS))).toContain(
    'the changed estimate would likely lie between 5.4 and 10.8 in 100.',
  )
  expect(words(page('fr', whatIfUnedited, {}))).toContain(
    'l’estimation se situerait probablement entre 10,0 et 20,0 sur 100.',
  )
})

it('sums what moved to the change that is shown: −2.6 −2.2 −1.1 −0.7 = −6.6', () => {
  const markup = page('en', whatIfAnswer, EDITS)
  const parts = [...markup.matchAll(/<b class="lower">\u2212([\d.]+)<\/b>/g)].map((match) => Number(match[1]))
  expect(parts).toHaveLength(4)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(6.6, 9)
  expect(words(markup)).toContain('Total \u22126.6')
})

it('gives no tick when the filed score was not reproduced', () => {
  const text = words(page('en', { ...whatIfAnswer, filedReproduced: false }, EDITS))
  expect(text).not.toContain('exactly the filed')
  expect(text).toContain('does not give the filed score')
})

it('shades what would be approved to the last euro: the ninth level ends a cent below 8,360', () => {
  const text = words(page('en', whatIfAnswer, EDITS))
  expect(text).toContain('approved up to €8,359')
  expect(text).toContain('All 23 levels of the score. It does not change in between; each ends to the cent.')
})

it('marks an entry beyond its bounds and says what may be entered', () => {
  expect(words(page('en', whatIfUnedited, { AMT_CREDIT: 90_000 }))).toContain(
    'Enter a value from €500 to €75,000.',
  )
})

it.each(['en', 'fr'] as const)('never prints a broken number or an unknown message in %s', (language) => {
  for (const [answer, edits] of [
    [whatIfAnswer, EDITS],
    [whatIfUnedited, {}],
    [whatIfAnswer, { AMT_GOODS_PRICE: null, AMT_CREDIT: null }],
  ] as const) {
    expect(page(language, answer, edits)).not.toMatch(/NaN|undefined|Infinity|whatIf\.[a-z]/)
  }
})

it('speaks French with French numbers', () => {
  expect(words(page('fr', whatIfAnswer, EDITS))).toContain(
    'Un prêt de 10\u202f000\u00a0€ à 400\u00a0€\u00a0par mois serait accepté\u00a0: 7,7 sur 100\u202f; la limite est de 9.',
  )
})

it('says which rule declines the loan in the form, and when none does any more', () => {
  const declines = { ...whatIfAnswer, after: { ...whatIfAnswer.after, outcome: 'declined' as const } }
  const before = page('en', { ...declines, rules: { before: [rule], after: [rule] } }, {})
  expect(before).toContain('A fixed rule declines this, whatever the score.')
  expect(before).toContain(rule.text.en)
  const after = page('fr', { ...whatIfAnswer, rules: { before: [rule], after: [] } }, {})
  expect(after).toContain('La règle fixe qui conduit au refus de la demande déposée ne s’applique plus.')
  expect(after).not.toContain(rule.text.fr)
})
