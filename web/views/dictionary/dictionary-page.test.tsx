import { expect, it } from 'vitest'
import { dictionaryColumns, dictionaryItems, dictionaryOverview } from '../../fixtures/dictionary.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { DictionaryFrame, DictionaryReady, type Reader } from './dictionary-page.tsx'
import { found, howItCounts, type Show } from './shown-entries.ts'

function markup(
  language: 'en' | 'fr',
  show: Show,
  search = '',
  reader: Reader = 'staff',
  item: string | null = null,
): string {
  const nothing = () => {}
  const props = {
    overview: dictionaryOverview,
    reader,
    show,
    search,
    item,
    onShow: nothing,
    onSearch: nothing,
    onReset: nothing,
  }
  return markupOf(
    <DictionaryFrame {...props}>
      <DictionaryReady {...props} parts={show === 'items' ? dictionaryItems : dictionaryColumns} />
    </DictionaryFrame>,
    language,
  )
}
const page = (...args: Parameters<typeof markup>): string => wordsOf(markup(...args))

it('counts in the title what the score reads: 2 of 3 items, from 1 of 3 columns', () => {
  expect(page('en', 'items')).toContain('The score looks at 2 items, made from 1 of the 3 columns we hold.')
  expect(page('en', 'items')).toContain('Items 3')
  expect(page('en', 'items')).toContain('Raw columns 3')
  expect(page('en', 'items')).toContain('What may enter the score is written in the policy (test-1)')
  expect(page('en', 'items', '', 'customer')).not.toContain('policy')
})

it('gives each item its sentence, unit, source and use, under its theme', () => {
  const text = page('en', 'items')
  expect(text).toContain(
    'Time in the job What it is, in a sentence. Higher: longer in the same job. No value: no current job. Made from start of the job',
  )
  expect(text).toContain('years used in the score')
  expect(text).toContain('Education')
  expect(text).toContain('used in the score, checked for fairness Stability.')
  expect(text).toMatch(/Income and loan.*Time in the job.*File details.*Age/)
})

it('says of a protected fact that it is never used, and why', () => {
  expect(page('en', 'items')).toMatch(/Age What it is.*never used in the score Age: not allowed\./)
  expect(page('en', 'columns')).toMatch(/Date of birth.*never used in the score Age: not allowed\./)
})

it('links an item to its columns and a column to its items, on the reader’s own page', () => {
  expect(markup('en', 'items')).toContain(
    'href="/dictionary?show=columns&amp;item=application.DAYS_EMPLOYED"',
  )
  expect(markup('en', 'columns', '', 'customer')).toContain(
    'href="/my/dictionary?show=items&amp;item=years_in_job"',
  )
  expect(page('en', 'columns')).toContain('365243 means no job. No value: no current job.')
  expect(page('en', 'columns')).toContain('Read by one item')
  expect(page('en', 'columns')).toContain('Read by no item')
})

it('finds by the start of words of name, sentence, id or a column behind it, and shows one entry by its id', () => {
  const items = dictionaryItems.flatMap((part) => part.features)
  const ids = (search: string) => found(items, search, dictionaryItems[0]!.names, 'en').map(({ id }) => id)
  expect(ids('time JOB')).toEqual(['years_in_job'])
  expect(ids('start')).toEqual(['years_in_job', 'education'])
  expect(ids('sentence')).toEqual(['years_in_job', 'education', 'age'])
  expect(ids('DAYS_BIRTH')).toEqual(['age'])
  expect(ids('age')).toEqual(['age'])
  expect(ids('mployed')).toEqual([])
  expect(ids('nothing like it')).toEqual([])
  const one = page('en', 'items', '', 'staff', 'age')
  expect(one).toContain('one item Show everything again')
  expect(one).not.toContain('Education')
  expect(page('en', 'items', 'nothing like it')).toContain(
    'Nothing matches “nothing like it”. Show everything again',
  )
})

it('counts what never may, what is not and what is used', () => {
  expect(howItCounts({ use: 'never', scored: false })).toBe('never')
  expect(howItCounts({ use: 'monitor', scored: false })).toBe('never')
  expect(howItCounts({ use: 'model', scored: false })).toBe('notScored')
  expect(howItCounts({ use: 'review', scored: true })).toBe('review')
})

it('never prints a broken number or an unknown message, in any language, view or role', () => {
  for (const language of ['en', 'fr'] as const) {
    for (const show of ['items', 'columns'] as const) {
      for (const reader of ['staff', 'customer'] as const) {
        expect(page(language, show, '', reader)).not.toMatch(/NaN|undefined|dictionary\.[a-z]/)
      }
    }
  }
})
