import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { columnNames } from '../../../src/features/policy.ts'
import type { TableSchema } from '../../../src/ingest/index.ts'
import { homeCredit } from '../index.ts'
import { homeCreditPages as pages } from './index.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

const TYPES = { integer: 'integer', number: 'double', text: 'varchar' } as const

/** The lender's tables in memory, empty, with the columns that ingest gives them. */
function createTable(table: TableSchema): string {
  const columns = columnNames(table).map((name) => {
    const type = table.columns.find((one) => one.name === name)?.type
    return `"${name}" ${type ? TYPES[type] : name === 'SPLIT' ? 'varchar' : 'integer'}`
  })
  return `create table ${table.name} (${columns.join(', ')})`
}

async function insert(table: string, row: Record<string, string | number | null>): Promise<void> {
  const values = Object.values(row).map((one) => (typeof one === 'string' ? `'${one}'` : String(one)))
  await connection.run(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`)
}

async function rows(sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS()
}

const history = (id: number) => rows(pages.history.sql.replaceAll('?', String(id)))

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
  for (const table of homeCredit.tables) await connection.run(createTable(table))
  await insert('application', {
    SK_ID_CURR: 1,
    AMT_CREDIT: 12112,
    AMT_ANNUITY: 592,
    AMT_INCOME_TOTAL: 2960,
    DAYS_EMPLOYED: -274,
    FLAG_OWN_CAR: 'N',
  })
  await insert('application', { SK_ID_CURR: 2 })
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

it('puts every application column into exactly one section', () => {
  const { told, ours, others, left } = pages.sections
  const all = [...told, ...ours, ...others, ...left]
  expect(new Set(all).size).toBe(all.length)
  const application = homeCredit.tables.find((table) => table.name === 'application')!
  expect([...all].sort()).toEqual([...columnNames(application)].sort())
  expect(told).toContain('AMT_INCOME_TOTAL')
  expect(ours).toContain('NOT_EMPLOYED')
  expect(others).toContain('EXT_SOURCE_2')
})

it('names only columns that the tables have', () => {
  const has = (table: string, column: string) => {
    const schema = homeCredit.tables.find((one) => one.name === table)
    return schema !== undefined && columnNames(schema).includes(column)
  }
  for (const { column } of pages.comparable) expect(has('application', column), column).toBe(true)
  for (const { column } of pages.whatIf.editable) expect(has('application', column), column).toBe(true)
  for (const { table, columns } of pages.sideTables) {
    for (const column of columns) expect(has(table, column), `${table}.${column}`).toBe(true)
  }
  for (const { column } of pages.similar.within) expect(has('application', column), column).toBe(true)
})

it.each(homeCredit.policies.map((policy) => [policy.version, policy] as const))(
  'shows, compares and changes no fact that %s keeps out of the score',
  (_version, policy) => {
    const { facts, whatIf, comparable, similar } = pages
    const read = [
      ...[...facts.asked, ...facts.known, ...whatIf.locked].flatMap((fact) => fact.reads),
      ...[...comparable, ...whatIf.editable, ...similar.within].map(({ column }) => `application.${column}`),
      ...similar.equal.map((column) => `application.${column}`),
    ]
    for (const key of read) expect(['model', 'review'], key).toContain(policy.columns[key]?.use)
  },
)

it('reads the facts of one application: 20 % of income, 20.5 months, no car, owes 6,065 elsewhere', async () => {
  await insert('bureau', {
    SK_ID_CURR: 1,
    SK_ID_BUREAU: 5,
    CREDIT_ACTIVE: 'Active',
    AMT_CREDIT_SUM_DEBT: 6065,
  })
  await insert('bureau', {
    SK_ID_CURR: 1,
    SK_ID_BUREAU: 6,
    CREDIT_ACTIVE: 'Active',
    AMT_CREDIT_SUM_DEBT: null,
  })
  await insert('bureau', { SK_ID_CURR: 1, SK_ID_BUREAU: 7, CREDIT_ACTIVE: 'Closed', AMT_CREDIT_SUM_DEBT: 99 })
  const facts = [...pages.facts.asked, ...pages.facts.known, ...pages.whatIf.locked]
  const sql = (id: number) =>
    `select ${facts.map((fact, k) => `(${fact.sql}) as f${k}`).join(', ')} from application a where a.SK_ID_CURR = ${id}`
  const [row] = await rows(sql(1))
  const value = (column: string) => row?.[`f${facts.findIndex((fact) => fact.column === column)}`]
  expect(value('PAYMENT_SHARE')).toBeCloseTo(0.2, 12)
  expect(value('LENGTH')).toBeCloseTo(20.459, 3)
  expect(value('FLAG_OWN_CAR')).toBe('N')
  expect(value('AMT_CREDIT_SUM_DEBT')).toBe(6065)
  const [nothing] = await rows(sql(2))
  expect(Object.values(nothing!).every((one) => one === null)).toBe(true)
  await connection.run('delete from bureau')
})

it('tells the history newest first: a running loan with its debt, a repaid one with its worst delay, a refusal', async () => {
  const loan = { SK_ID_CURR: 1, NAME_CONTRACT_TYPE: 'Cash loans', AMT_CREDIT: 500, AMT_APPLICATION: 400 }
  await insert('previous_application', {
    ...loan,
    SK_ID_PREV: 11,
    NAME_CONTRACT_STATUS: 'Approved',
    DAYS_DECISION: -900,
    DAYS_TERMINATION: -300,
    IS_OPEN_END: 0,
  })
  await insert('previous_application', {
    ...loan,
    SK_ID_PREV: 12,
    NAME_CONTRACT_STATUS: 'Refused',
    DAYS_DECISION: -100,
    IS_OPEN_END: 0,
  })
  for (const [due, paid] of [
    [-800, -798],
    [-700, -690],
    [-600, -590],
    [-500, -505],
  ]) {
    await insert('installments_payments', {
      SK_ID_CURR: 1,
      SK_ID_PREV: 11,
      DAYS_INSTALMENT: due!,
      DAYS_ENTRY_PAYMENT: paid!,
    })
  }
  await insert('bureau', {
    SK_ID_CURR: 1,
    SK_ID_BUREAU: 5,
    CREDIT_TYPE: 'Credit card',
    CREDIT_ACTIVE: 'Active',
    AMT_CREDIT_SUM: 4000,
    AMT_CREDIT_SUM_DEBT: 250,
    DAYS_CREDIT: -50,
    DAYS_CREDIT_ENDDATE: 400,
    CREDIT_DAY_OVERDUE: 0,
  })
  const none = { OWED: null, END_DAY: null, PLANNED_END_DAY: null, LATE_DAYS: null, LATE_DAY: null }
  expect(await history(1)).toEqual([
    {
      ...none,
      LANE: 'elsewhere',
      KIND: 'Credit card',
      AMOUNT: 4000,
      OWED: 250,
      START_DAY: -50,
      PLANNED_END_DAY: 400,
      STATE: 'open',
    },
    { ...none, LANE: 'here', KIND: 'Cash loans', AMOUNT: 400, START_DAY: -100, STATE: 'refused' },
    {
      ...none,
      LANE: 'here',
      KIND: 'Cash loans',
      AMOUNT: 500,
      START_DAY: -900,
      END_DAY: -300,
      STATE: 'repaid',
      LATE_DAYS: 10,
      LATE_DAY: -600,
    },
  ])
  expect(await history(2)).toEqual([])
})

it('reads every side table in its order', async () => {
  for (const { table, columns, newestFirst } of pages.sideTables) {
    await expect(
      rows(`select ${columns.join(', ')} from ${table} where SK_ID_CURR = 1 order by ${newestFirst} limit 3`),
    ).resolves.toBeDefined()
  }
})
