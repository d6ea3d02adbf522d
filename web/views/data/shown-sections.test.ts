import { expect, it } from 'vitest'
import { personData } from '../../fixtures/person-data.ts'
import { howItCounts, shownSections } from './shown-sections.ts'

const names = (show: 'used' | 'all', search = '') =>
  shownSections(personData, show, search, 'en').map((section) => [section.id, section.fields.length])

it('lists the three facts that the score used, and none of those never used', () => {
  expect(names('used')).toEqual([
    ['told', 2],
    ['others', 1],
  ])
})

it('lists all six facts, those never used last', () => {
  expect(names('all')).toEqual([
    ['told', 3],
    ['others', 1],
    ['never-used', 2],
  ])
})

it('finds a fact by the words of its name', () => {
  expect(names('all', 'price goods')).toEqual([['told', 1]])
  expect(names('all', 'nothing like it')).toEqual([])
})

it('marks a used fact without a value as counted as unknown', () => {
  const fields = personData.sections.flatMap((section) => section.fields)
  expect(fields.map(howItCounts)).toEqual(['scored', 'scored', 'notScored', 'unknown', 'never', 'never'])
})
