import { expect, it } from 'vitest'
import type { Catalogue } from './feature.ts'
import { readLineage } from './lineage.ts'
import { selectFeatures } from './selection.ts'
import { feature, smallCatalogue, smallPolicy, smallTables } from './small-lender.fixture.ts'

const columnsOf = async (catalogue: Catalogue, id: string) =>
  [...(await readLineage(catalogue, smallTables)).get(id)!.keys()].sort()

const withGrain = (sql: string): Catalogue => ({
  ...smallCatalogue,
  grains: [{ id: 'earlier', tables: ['loan', 'application'], sql }],
  features: [feature('total', 'max(AMOUNT)', { grain: 'earlier' }), feature('half', 'h.total / 2e0')],
})

it('finds the two raw columns behind a ratio over history, and the key they are grouped by', async () => {
  expect(await columnsOf(smallCatalogue, 'loans_to_income')).toEqual([
    'application.INCOME',
    'loan.AMOUNT',
    'loan.SK_ID_CURR',
  ])
})

it('counts the column of a WHERE as read', async () => {
  const catalogue = withGrain("select SK_ID_CURR, AMOUNT from {loan} where REGION = 'north'")
  expect(await columnsOf(catalogue, 'half')).toEqual(['loan.AMOUNT', 'loan.REGION', 'loan.SK_ID_CURR'])
})

it('counts the columns of a join condition as read', async () => {
  const catalogue = withGrain(
    'select l.SK_ID_CURR, l.AMOUNT from {loan} l join {application} p on p.SK_ID_CURR = l.LOAN',
  )
  expect(await columnsOf(catalogue, 'half')).toContain('application.SK_ID_CURR')
  expect(await columnsOf(catalogue, 'half')).toContain('loan.LOAN')
})

it('counts the ORDER BY of a window as read, two nested SELECTs down', async () => {
  const catalogue = withGrain(
    `select SK_ID_CURR, case when N = 1 then AMOUNT end as AMOUNT from (
      select SK_ID_CURR, AMOUNT, row_number() over (partition by SK_ID_CURR order by REGION) as N from {loan}
    ) numbered`,
  )
  expect(await columnsOf(catalogue, 'half')).toContain('loan.REGION')
})

it('counts a column that a CTE filters by as read', async () => {
  const catalogue = withGrain(
    "with north as (select * from {loan} where REGION = 'north') select SK_ID_CURR, AMOUNT from north",
  )
  expect(await columnsOf(catalogue, 'half')).toContain('loan.REGION')
})

it('refuses a column that no table has, naming it', async () => {
  const catalogue = { ...smallCatalogue, features: [feature('wrong', 'a.INCOMES + 1e0')] }
  await expect(readLineage(catalogue, smallTables)).rejects.toThrow(/E_FEATURE_COLUMN.*INCOMES/)
})

it('refuses a nested query in an expression, because its columns cannot be listed', async () => {
  const catalogue = {
    ...smallCatalogue,
    features: [feature('wrong', '(select max(GENDER) from application)')],
  }
  await expect(readLineage(catalogue, smallTables)).rejects.toThrow(/E_FEATURE_SQL/)
})

it('fails for each of 4 row-wise features of the model that a prohibited column is put into, naming the path', async () => {
  const { model } = await selectFeatures(smallCatalogue, smallPolicy, smallTables)
  const derived = smallCatalogue.features.filter(
    (one) => model.includes(one.id) && one.scope === 'application',
  )
  const poisoned = derived.map((one) => ({
    ...one,
    sql: `(${one.sql}) + case when a.GENDER = 'F' then 0e0 else 0e0 end`,
  }))
  expect(poisoned.map((one) => one.id)).toEqual(['income', 'years_in_job', 'no_job', 'loans_to_income'])
  for (const bad of poisoned) {
    const features = smallCatalogue.features.map((one) => (one.id === bad.id ? bad : one))
    const request = selectFeatures({ ...smallCatalogue, features }, smallPolicy, smallTables, [bad.id])
    await expect(request).rejects.toThrow(`application.GENDER → ${bad.id} → model`)
  }
  const history = withGrain("select SK_ID_CURR, AMOUNT from {loan} where REGION = 'north'")
  await expect(selectFeatures(history, smallPolicy, smallTables, ['half'])).rejects.toThrow(
    'loan.REGION → earlier.AMOUNT → h.total → half → model',
  )
})

it('keeps monitored features out of the model and forbidden ones out of both lists', async () => {
  const features = [
    ...smallCatalogue.features,
    feature('in_north', "max(case when REGION = 'north' then 1 else 0 end)", { grain: 'earlier' }),
  ]
  const selection = await selectFeatures({ ...smallCatalogue, features }, smallPolicy, smallTables)
  expect(selection.monitored).toEqual(['woman'])
  expect(selection.model).not.toContain('woman')
  expect(selection.model).not.toContain('in_north')
  expect(selection.uses.get('in_north')).toBe('never')
})

it('stops when the policy says nothing about a column that a feature reads', async () => {
  const { 'loan.AMOUNT': _, ...columns } = smallPolicy.columns
  const request = selectFeatures(smallCatalogue, { ...smallPolicy, columns }, smallTables)
  await expect(request).rejects.toThrow(/E_POLICY_UNLISTED_COLUMN.*loan\.AMOUNT/)
})
