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

it.each([
  ['a condition on an alias', "select SK_ID_CURR, AMOUNT, REGION = 'north' as NORTH from {loan} where NORTH"],
  [
    'a condition on an alias that is also a column',
    'select SK_ID_CURR, REGION as AMOUNT from {loan} where AMOUNT > 1',
  ],
  [
    'FILTER',
    "select SK_ID_CURR, max(AMOUNT) filter (where REGION = 'n') as AMOUNT from {loan} group by SK_ID_CURR",
  ],
  ['GROUP BY', 'select SK_ID_CURR, max(AMOUNT) as AMOUNT from {loan} group by SK_ID_CURR, REGION'],
  [
    'HAVING',
    "select SK_ID_CURR, max(AMOUNT) as AMOUNT from {loan} group by 1 + SK_ID_CURR, SK_ID_CURR having max(REGION) = 'n'",
  ],
  ['ORDER BY with LIMIT', 'select SK_ID_CURR, AMOUNT from {loan} order by REGION limit 1'],
  [
    'a named window',
    'select SK_ID_CURR, max(AMOUNT) over w as AMOUNT from {loan} window w as (partition by REGION)',
  ],
  ['DISTINCT over another item', 'select distinct SK_ID_CURR, AMOUNT, REGION from {loan}'],
  ['USING', 'select l.SK_ID_CURR, l.AMOUNT from {loan} l join (select REGION from {loan}) o using (REGION)'],
])('counts a column as read through %s', async (_, sql) => {
  expect(await columnsOf(withGrain(sql), 'half')).toContain('loan.REGION')
})

it.each([
  ['a changed *', 'select * replace (REGION as AMOUNT) from {loan}'],
  ['columns by pattern', "select columns('.*') from {loan}"],
  [
    'renamed columns of a CTE',
    'with t (SK_ID_CURR, AMOUNT) as (select SK_ID_CURR, REGION from {loan}) select * from t',
  ],
  [
    'renamed columns of a nested SELECT',
    'select * from (select SK_ID_CURR, REGION from {loan}) t (SK_ID_CURR, AMOUNT)',
  ],
  ['a natural join', 'select SK_ID_CURR, AMOUNT from {loan} natural join {application}'],
  ['GROUP BY a place', 'select SK_ID_CURR, max(AMOUNT) as AMOUNT, REGION from {loan} group by 1, 3'],
  ['GROUP BY ALL', 'select SK_ID_CURR, max(AMOUNT) as AMOUNT, REGION from {loan} group by all'],
  ['UNION', 'select SK_ID_CURR, AMOUNT from {loan} union all select SK_ID_CURR, LOAN from {loan}'],
  ['a table function', "select SK_ID_CURR, AMOUNT from read_csv('loans.csv')"],
])('refuses %s, because what it reads is not in the text', async (_, sql) => {
  await expect(readLineage(withGrain(sql), smallTables)).rejects.toThrow('E_FEATURE_SQL')
})

it('refuses a feature whose text is more than one expression', async () => {
  for (const sql of ['1e0 as x, a.INCOME', "1e0 from application where GENDER = 'F' --", '']) {
    const catalogue = { ...smallCatalogue, features: [feature('wrong', sql)] }
    await expect(readLineage(catalogue, smallTables), sql).rejects.toThrow('E_FEATURE_SQL')
  }
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
  const policy = { ...smallPolicy, keptOut: ['woman', 'in_north'] }
  const selection = await selectFeatures({ ...smallCatalogue, features }, policy, smallTables)
  expect(selection.monitored).toEqual(['woman'])
  expect(selection.model).not.toContain('woman')
  expect(selection.model).not.toContain('in_north')
  expect(selection.uses.get('in_north')).toBe('never')
})

it('fails without being asked for it when any feature that the policy does not keep out reads a prohibited column', async () => {
  const features = smallCatalogue.features.map((one) =>
    one.id === 'income' ? { ...one, sql: "case when a.GENDER = 'F' then a.INCOME end" } : one,
  )
  await expect(selectFeatures({ ...smallCatalogue, features }, smallPolicy, smallTables)).rejects.toThrow(
    /E_POLICY_BREACH.*application\.GENDER → income → model.*name it in "keptOut"/,
  )
})

it('stops when the policy says nothing about a column that a feature reads', async () => {
  const { 'loan.AMOUNT': _, ...columns } = smallPolicy.columns
  const request = selectFeatures(smallCatalogue, { ...smallPolicy, columns }, smallTables)
  await expect(request).rejects.toThrow(/E_POLICY_UNLISTED_COLUMN.*loan\.AMOUNT/)
})
