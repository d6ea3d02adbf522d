import { expect, it } from 'vitest'
import { columnUse, parsePolicy } from './policy.ts'
import { smallPolicy, smallTables } from './small-lender.fixture.ts'

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

it('refuses a use that is not one of the four', () => {
  const columns = { ...smallPolicy.columns, 'loan.LOAN': { use: 'sometimes', why: 'test' } }
  expect(() => parsePolicy({ ...smallPolicy, columns }, smallTables)).toThrow(/E_POLICY_INVALID.*sometimes/)
})

it('does not take a word of the language for a column', () => {
  expect(() => columnUse(smallPolicy, 'toString')).toThrow(/E_POLICY_UNLISTED_COLUMN/)
})
