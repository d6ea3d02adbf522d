import { expect, it } from 'vitest'
import { matching, matchingStarts } from './matching.ts'

const names = ['Ancienneté dans l’emploi', 'Montant du prêt', 'Part du prêt']

it('finds accented words typed without accents, in any order', () => {
  expect(matching(names, 'emploi anciennete', (name) => name)).toEqual(['Ancienneté dans l’emploi'])
})

it('keeps all items for an empty search and none for an unknown word', () => {
  expect(matching(names, '  ', (name) => name)).toHaveLength(3)
  expect(matching(names, 'pret âge', (name) => name)).toEqual([])
})

it('finds by the start of words where it is asked to', () => {
  const list = ['Age at the loan', 'Average delay', 'DAYS_BIRTH']
  expect(matchingStarts(list, 'age', (name) => name)).toEqual(['Age at the loan'])
  expect(matchingStarts(list, 'loan AG', (name) => name)).toEqual(['Age at the loan'])
  expect(matchingStarts(list, 'birth', (name) => name)).toEqual(['DAYS_BIRTH'])
  expect(matchingStarts(list, ' ', (name) => name)).toHaveLength(3)
})
