import { expect, it } from 'vitest'
import { matching } from './matching.ts'

const names = ['Ancienneté dans l’emploi', 'Montant du prêt', 'Part du prêt']

it('finds accented words typed without accents, in any order', () => {
  expect(matching(names, 'emploi anciennete', (name) => name)).toEqual(['Ancienneté dans l’emploi'])
})

it('keeps all items for an empty search and none for an unknown word', () => {
  expect(matching(names, '  ', (name) => name)).toHaveLength(3)
  expect(matching(names, 'pret âge', (name) => name)).toEqual([])
})
