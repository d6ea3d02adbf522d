import { expect, it } from 'vitest'
import type { Similar } from '../../../src/contract/index.ts'
import { markupOf, wordsOf as words } from '../../fixtures/render.tsx'
import { similar, similarByScore, tooFewSimilar } from '../../fixtures/similar.ts'
import { SimilarReady } from './similar.tsx'

const markup = (language: 'en' | 'fr', data: Similar): string =>
  markupOf(<SimilarReady data={data} />, language)

it('says how 50 similar customers fared: 6 of 45 known, 13 of 100 with interval, 8 approved', () => {
  const text = words(markup('en', similar))
  expect(text).toContain('The nearest 50 of 307,509 customers:')
  expect(text).toContain(
    '6 of the 45 with a known result had payment difficulties, 13 of 100 (interval 6 to 26). The score approves 8 of the 50.',
  )
  expect(text).toContain('external score B (62 of 100), time in current job (21 of 100)')
})

it('draws 6 filled dots, 39 rings and 5 small points, and says the same in words', () => {
  const drawn = markup('en', similar)
  expect(drawn.match(/fill="var\(--mark\)"/g)).toHaveLength(6)
  expect(drawn.match(/stroke="var\(--edge\)"/g)).toHaveLength(39)
  expect(drawn.match(/fill="var\(--edge\)"/g)).toHaveLength(5)
  expect(drawn).toContain('aria-label="● 6 with payment difficulties, ○ 39 without, · 5 not known"')
})

it('leads to ten of the twelve files that may be opened, and counts the 38 that may not', () => {
  const drawn = markup('en', similar)
  expect(drawn.match(/href="\/files\/\d+"/g)).toHaveLength(10)
  const text = words(drawn)
  expect(text).toContain('All 12 files that you may open')
  expect(text).toContain('38 of them belong to other branches and are only counted.')
  expect(text).toContain('not known')
})

it('by risk, speaks of the group and not of parts', () => {
  const text = words(markup('en', similarByScore))
  expect(text).toContain('The nearest 50 of 35,855 in the similar group:')
  expect(text).not.toContain('Alike in')
  expect(text).not.toContain('What makes them alike')
})

it('shows nothing of fewer than the floor', () => {
  const text = words(markup('en', tooFewSimilar))
  expect(text).toContain('Only 19 customers are in this group. We show groups of 50 or more')
  expect(text).not.toMatch(/of 100|Person/)
})

it.each(['en', 'fr'] as const)('never prints a broken number or an unknown message in %s', (language) => {
  for (const data of [similar, similarByScore, tooFewSimilar, { ...similar, items: [] }]) {
    expect(markup(language, data)).not.toMatch(/NaN|undefined|Infinity|compare\.[a-z]/)
  }
})
