import { expect, it } from 'vitest'
import { personData } from '../../fixtures/person-data.ts'
import { markupOf } from '../../fixtures/render.tsx'
import { DataReady } from './data-page.tsx'

function page(
  language: 'en' | 'fr',
  reader: 'customer' | 'staff',
  show: 'used' | 'all',
  data = personData,
): string {
  const markup = markupOf(<DataReady data={data} reader={reader} show={show} onShow={() => {}} />, language)
  return markup.replace(/<[^>]*>/g, ' ').replace(/[ \n]+/g, ' ')
}

it('says to the customer how many facts are held and how many the score used', () => {
  expect(page('en', 'customer', 'used')).toContain('We hold 6 facts about you. The score used 3 of them.')
})

it('keeps facts that are never used out of the first view and marks them in the second', () => {
  expect(page('en', 'customer', 'used')).not.toContain('Gender')
  const all = page('en', 'customer', 'all')
  expect(all).toContain('Gender As written on the application form. man never used in the score')
})

it('shows a missing value as no information, with its meaning', () => {
  expect(page('en', 'staff', 'used')).toContain(
    'no information Provider A has no score for this person. counted as unknown',
  )
})

it('opens side tables with their rows, cut at the newest', () => {
  const text = page('en', 'staff', 'used')
  expect(text).toContain('Credits at other lenders 3 rows')
  expect(text).toContain('The newest 2 of 3 rows.')
  expect(text).toContain('Card statements no rows')
})

it('says so when the score used nothing', () => {
  expect(page('en', 'staff', 'used', { ...personData, sections: [], tables: [] })).toContain(
    'The score used no fact',
  )
})

it('never prints a broken number or an unknown message, in any language or role', () => {
  for (const language of ['en', 'fr'] as const) {
    for (const reader of ['customer', 'staff'] as const) {
      expect(page(language, reader, 'all')).not.toMatch(/NaN|undefined|data\.[a-z]/)
    }
  }
})
