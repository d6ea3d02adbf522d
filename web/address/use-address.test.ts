import { expect, it } from 'vitest'
import { changedSearch } from './use-address.ts'

it('changes one parameter, takes out another and keeps the language', () => {
  expect(changedSearch('?lang=fr&group=all&x=a', { group: 'custom', x: null })).toBe('lang=fr&group=custom')
})

it('takes out a parameter that became empty', () => {
  expect(changedSearch('filter=A%3A1..2', { filter: '' })).toBe('')
})
