import { afterAll, beforeAll, expect, it } from 'vitest'
import { homeCreditCatalogue } from '../index.ts'
import { expectedOfApplication, expectedOfGroups, expectedOfPerson } from './application.expected.ts'
import { bankOf, type HandBank } from './bank.fixture.ts'
import { anna, others } from './customers.fixture.ts'
import { expectedEarlier } from './earlier.expected.ts'
import { expectedElsewhere } from './elsewhere.expected.ts'
import { expectedOfInstalments, expectedOfMonths } from './repayment.expected.ts'

const families = {
  expectedOfApplication,
  expectedOfPerson,
  expectedOfGroups,
  expectedElsewhere,
  expectedEarlier,
  expectedOfMonths,
  expectedOfInstalments,
}
const customers = [anna, ...others]
let bank: HandBank

beforeAll(async () => {
  bank = await bankOf(customers)
})
afterAll(() => bank.remove())

it('has a value worked out by hand for each feature of the catalogue, once', () => {
  const byHand = Object.values(families).flatMap((family) => Object.keys(family))
  expect([...byHand].sort()).toEqual(homeCreditCatalogue.features.map((feature) => feature.id).sort())
})

it.each(Object.entries(families))('computes what was worked out by hand: %s', async (_, expected) => {
  const values = await bank.features(anna.application, anna.side)
  const wrong = Object.entries(expected).filter(([id, byHand]) => {
    const value = values[id]!
    if (typeof byHand === 'string') {
      const { categories } = homeCreditCatalogue.features.find((feature) => feature.id === id)!
      return categories?.[value] !== byHand
    }
    // Terms of sums are rounded to 1e-6.
    return !(Math.abs(value - byHand) <= 2e-6 * Math.max(1, Math.abs(byHand)))
  })
  expect(wrong.map(([id, byHand]) => ({ id, byHand, computed: values[id] }))).toEqual([])
})

it('gives the same bits in bulk, alone, as an unedited hypothesis and as a new applicant with side rows', async () => {
  for (const { id, application, side } of customers) {
    const bulk = bank.bulk(id)
    const same = (values: Readonly<Record<string, number>>) =>
      bank.featureIds.filter((feature) => !Object.is(values[feature], bulk[feature]))
    expect(same(await bank.single(id)), `${id} alone`).toEqual([])
    expect(same(await bank.features(application, side)), `${id} as new`).toEqual([])
    const row = await bank.engine.hypothesise([{ base: id, application: {} }])
    expect(
      bank.featureIds.filter((feature, i) => !Object.is(row[i], bulk[feature])),
      `${id} unedited`,
    ).toEqual([])
    const rows = await bank.engine.hypothesise([{ base: id, application: {}, side }])
    expect(
      bank.featureIds.filter((feature, i) => !Object.is(rows[i], bulk[feature])),
      `${id} side`,
    ).toEqual([])
  }
})

it('fits the medians on the four train rows: the income of 9,000,000 in the test rows moves none', () => {
  expect(bank.groupMedians).toEqual({
    score_by_age_band: { '30 to 34': 0.3, '40 to 44': 0.6, '60 to 64': 0.9 },
    income_by_age_band: { '30 to 34': 60_000, '40 to 44': 140_000, '60 to 64': 240_000 },
    score_by_education: { 'Higher education': 0.7, 'Secondary / secondary special': 0.3 },
    income_by_education: { 'Higher education': 180_000, 'Secondary / secondary special': 60_000 },
    score_by_occupation: { Accountants: 0.7, Drivers: 0.4, Managers: 0.9 },
    income_by_occupation: { Accountants: 100_000, Drivers: 120_000, Managers: 240_000 },
  })
})
