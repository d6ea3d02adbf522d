import { expect, it } from 'vitest'
import type { ComparableColumn } from '../../../src/contract/index.ts'
import { comparableColumns } from '../../fixtures/compare.ts'
import { rangeFields, rangeFilter, readFilters, withFilter } from './filter-words.ts'

const share = comparableColumns.columns.find((column) => column.id === 'loan_to_goods')!
const days: ComparableColumn = { ...share, id: 'DAYS_EMPLOYED', unit: 'days', range: { low: -9000, high: 0 } }

it('turns 100 to 120 % into the raw range 1 to 1.2 and back', () => {
  const filter = rangeFilter(share, 100, 120)
  expect(filter).toEqual({ column: 'loan_to_goods', kind: 'range', min: 1, max: 1.2 })
  expect(rangeFields(share, filter)).toEqual({ low: 100, high: 120 })
})

it('turns "from 12 months" of a column that counts back into "at most −365 days"', () => {
  const filter = rangeFilter(days, 12, null)
  expect(filter).toEqual({ column: 'DAYS_EMPLOYED', kind: 'range', min: null, max: -365 })
  expect(rangeFields(days, filter)).toEqual({ low: 12, high: null })
})

it('replaces the filter of one column and keeps the others in canonical order', () => {
  const { filters } = readFilters('B:1..2;A:missing')
  expect(withFilter(filters, 'B', { column: 'B', kind: 'range', min: 5, max: null })).toBe('A:missing;B:5..')
  expect(withFilter(filters, 'A', null)).toBe('B:1..2')
})

it('says what it got for a text that is no filter', () => {
  expect(readFilters('AMT:5..1')).toMatchObject({ filters: [], wrong: { got: 'AMT:5..1' } })
})
