import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Comparison } from '../../../src/contract/index.ts'
import { comparableColumns, comparison, emptyGroup, pair, parted, tooSmall } from '../../fixtures/compare.ts'
import { markupOf } from '../../fixtures/render.tsx'
import { TextProvider } from '../../text/index.ts'
import { readAddress } from './address.ts'
import { CompareReady } from './compare-page.tsx'
import { Items } from './items.tsx'
import { PairReady } from './pair.tsx'

function page(language: 'en' | 'fr', data: Comparison): string {
  return renderToStaticMarkup(
    <TextProvider language={language}>
      <CompareReady
        data={data}
        columns={comparableColumns.columns}
        address={{ ...readAddress(new URLSearchParams()), group: data.group.kind, filter: data.group.filter }}
        onGroup={() => {}}
        onFilter={() => {}}
      >
        <Items
          data={data}
          columns={comparableColumns.columns}
          name="Marc Ferrand"
          chosen={false}
          onItems={() => {}}
          by={data.group.split?.by ?? null}
          onBy={() => {}}
        />
        <PairReady pair={pair} name="Marc Ferrand" currency="EUR" selects={null} />
      </CompareReady>
    </TextProvider>,
  )
}

const words = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/[ \n]+/g, ' ')

it('names the three items of five on which the customer lies outside the middle 80 of 100', () => {
  expect(words(page('en', comparison))).toContain(
    'Unusual on 3 of 5 items: time in current job, loan compared with goods price, external score C.',
  )
})

it('states people, observed share and interval, and each place in words', () => {
  const text = words(page('en', comparison))
  expect(text).toContain('35,856 customers in the group. 3,198 of the 35,856')
  expect(text).toContain('8.9 in 100 8.6 to 9.2')
  expect(text).toContain('limit 9')
  expect(text).toContain('Shorter than 93 of 100')
  expect(text).toContain('Loan type cash loan')
  expect(text).toContain('about 7 of 100 had payment difficulties (2,600 people)')
})

it('parts the group by outcome: names both parts with their people', () => {
  const text = words(page('en', parted))
  expect(text).toContain('with payment difficulties, 3,198')
  expect(text).toContain('without, 32,658')
  expect(text).not.toContain('all customers Time')
})

it('says that a part is too small when the group was asked for in parts and came whole', () => {
  const whole = words(
    markupOf(
      <Items
        data={comparison}
        columns={[]}
        name="X"
        chosen={false}
        onItems={() => {}}
        by="outcome"
        onBy={() => {}}
      />,
      'en',
    ),
  )
  expect(whole).toContain('One of the two parts is too small to show.')
})

it('hides everything about a group of 31 and offers to take the filter out', () => {
  const text = words(page('en', tooSmall))
  expect(text).toContain('This group has 31 customers. We show groups of 50 or more')
  expect(text).toContain('Take out “Amount of the loan: €60,000 or more”')
  expect(text).not.toContain('in 100')
})

it('says which filter emptied a group', () => {
  expect(words(page('en', emptyGroup))).toContain('No customer matches this filter.')
})

it.each(['en', 'fr'] as const)('never prints a broken number or an unknown message in %s', (language) => {
  for (const data of [comparison, parted, tooSmall, emptyGroup]) {
    const markup = page(language, data)
    expect(markup).not.toMatch(/NaN|undefined|Infinity|compare\.[a-z]/)
  }
})

it('writes French numbers and places', () => {
  const text = words(page('fr', comparison))
  expect(text).toContain('35\u202f856 clients')
  expect(text).toContain('Plus court que 93 sur 100')
})
