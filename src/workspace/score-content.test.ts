import { expect, it } from 'vitest'
import type { DecidedApplication } from './bank.ts'
import { foundContent } from './score-content.ts'

const result = { outcome: 'declined' } as DecidedApplication['scored']['results']['ranking']
const results = { ranking: result, bank_cost: result, f_beta: result }
const explanation = {
  baseline: {},
  groups: [],
  reasons: [],
  counterpoints: [],
  held: false,
  sumCheck: { difference: 0 },
} as unknown as DecidedApplication['explanation']
const rule = { id: 'r-1', text: { en: 'Told', fr: 'Dit' }, source: 'Law 1' }

it('records rules by their ids where some declined, and nothing of rules else, as before there were any', () => {
  expect(foundContent({ results, rules: [rule] }, explanation)).toMatchObject({ rules: ['r-1'] })
  expect(Object.keys(foundContent({ results, rules: [] }, explanation) as object)).toEqual([
    'results',
    'explanation',
  ])
})
