import { describe, expect, it } from 'vitest'
import { columnUse, type Policy, parsePolicy } from './policy.ts'
import { selectFeatures } from './selection.ts'
import { smallCatalogue, smallPolicy, smallTables } from './small-lender.fixture.ts'

it('accepts a policy with an entry for each of the 12 columns, flags and the file of origin included', () => {
  expect(Object.keys(parsePolicy(smallPolicy, smallTables).columns)).toHaveLength(12)
})

it('refuses a policy that leaves out the flag NO_JOB', () => {
  const { 'application.NO_JOB': _, ...columns } = smallPolicy.columns
  expect(() => parsePolicy({ ...smallPolicy, columns }, smallTables)).toThrow(
    /E_POLICY_UNLISTED_COLUMN.*application\.NO_JOB/,
  )
})

it('refuses a policy that names a column of no table', () => {
  const columns = { ...smallPolicy.columns, 'loan.COLOUR': { use: 'model', why: 'test' } }
  expect(() => parsePolicy({ ...smallPolicy, columns }, smallTables)).toThrow(
    /E_POLICY_INVALID.*loan\.COLOUR/,
  )
})

const withLoan = (entry: object) => () =>
  parsePolicy({ ...smallPolicy, columns: { ...smallPolicy.columns, 'loan.LOAN': entry } }, smallTables)

it.each([
  [{ use: 'sometimes', why: 'test' }, '/columns/loan.LOAN/use. Got: "sometimes". Expected: model, review'],
  [{ use: 'model' }, '/columns/loan.LOAN. Got: {"use":"model"}'],
  [{ use: 'model', why: 'test', colour: 1 }, '/columns/loan.LOAN/colour. Got: 1. Expected: no such key'],
  [{ use: 'model', why: 'nowhere' }, '/columns/loan.LOAN/why. Got: nowhere. Expected: one of "grounds"'],
  [{ use: 'model', why: 'test', bounds: { min: 2, max: 1 } }, '/columns/loan.LOAN/bounds'],
  [{ use: 'never', why: 'test', onlyThrough: { x: 'increasing' } }, '/columns/loan.LOAN/onlyThrough'],
])('refuses the entry %j, naming the place', (entry, place) => {
  expect(withLoan(entry)).toThrow('E_POLICY_INVALID (policy): The policy file has a wrong entry at ')
  expect(withLoan(entry)).toThrow(place)
})

it('refuses a policy without a version, with a band of 2 and one that is no object', () => {
  const { version: _, ...without } = smallPolicy
  expect(() => parsePolicy(without, smallTables)).toThrow(/E_POLICY_INVALID.*version/)
  expect(() => parsePolicy({ ...smallPolicy, greyBand: 2 }, smallTables)).toThrow(/\/greyBand.*Got: 2\./)
  expect(() => parsePolicy(null, smallTables)).toThrow(/E_POLICY_INVALID.*Got: null/)
})

it('refuses a ground that no column has', () => {
  const grounds = { ...smallPolicy.grounds, spare: { en: 'spare', fr: 'en trop' } }
  expect(() => parsePolicy({ ...smallPolicy, grounds }, smallTables)).toThrow('/grounds/spare')
})

describe('a column that may enter the score through one feature alone', () => {
  const bound = (direction: 'increasing' | 'decreasing'): Policy => ({
    ...smallPolicy,
    keptOut: ['woman', 'loans_to_income'],
    columns: {
      ...smallPolicy.columns,
      'application.INCOME': { use: 'review', why: 'test', onlyThrough: { income: direction } },
    },
  })
  const features = smallCatalogue.features.map((one) =>
    one.id === 'income' ? { ...one, monotone: 'decreasing' as const } : one,
  )
  const catalogue = { ...smallCatalogue, features }

  it('lets that feature in and monitors the other one that reads it', async () => {
    const { uses, model, monitored } = await selectFeatures(catalogue, bound('decreasing'), smallTables)
    expect(uses.get('income')).toBe('review')
    expect(uses.get('loans_to_income')).toBe('monitor')
    expect(model).toContain('income')
    expect(monitored).toContain('loans_to_income')
  })

  it('fails when the model asks for the other one, naming the path and what may read it', async () => {
    const asked = selectFeatures(catalogue, bound('decreasing'), smallTables, ['loans_to_income'])
    await expect(asked).rejects.toThrow(
      /E_POLICY_BREACH.*application\.INCOME → loans_to_income → model.*Only income may read it/,
    )
  })

  it('fails when the feature has another direction, or is not in the catalogue', async () => {
    const other = selectFeatures(catalogue, bound('increasing'), smallTables)
    await expect(other).rejects.toThrow(/E_POLICY_BREACH.*income is decreasing/)
    const free = selectFeatures(smallCatalogue, bound('decreasing'), smallTables)
    await expect(free).rejects.toThrow(/E_POLICY_BREACH.*income is free/)
    const none = { ...catalogue, features: features.filter((one) => one.id !== 'income') }
    await expect(selectFeatures(none, bound('decreasing'), smallTables)).rejects.toThrow(
      /not in the catalogue/,
    )
  })
})

it('does not take a word of the language for a column', () => {
  expect(() => columnUse(smallPolicy, 'toString')).toThrow(/E_POLICY_UNLISTED_COLUMN/)
})
