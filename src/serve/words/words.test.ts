import { expect, it } from 'vitest'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { formatValue } from '../../format/index.ts'
import type { ModelCard } from '../../workspace/index.ts'
import { createWords } from './words.ts'

it('says a step of an order and a yes-or-no item in words, and leaves other numbers to their unit', async () => {
  const effects = homeCredit.catalogue.features.map(({ id }) => ({ id }))
  const card = {
    policyVersion: homeCredit.policies[0]!.version,
    explanations: [{ objectives: ['bank_cost'], effects }],
  } as unknown as ModelCard
  const words = await createWords(homeCredit, card)
  const said = (id: string, value: number | null, language: 'en' | 'fr' = 'en') =>
    formatValue(language, words.featureValue(words.feature(id), value), 'EUR').text
  expect(said('education_level', 3)).toBe('higher education')
  expect(said('education_level', 1, 'fr')).toBe('lycée ou formation professionnelle')
  expect(said('revolving_loan', 0)).toBe('fixed loan')
  expect(said('revolving_loan', 1, 'fr')).toBe('crédit renouvelable')
  expect(said('usual_score_of_education', 0.5)).toBe('50 of 100')
  expect(said('external_score_a', null)).toBe('Agency A gave no score')
})
