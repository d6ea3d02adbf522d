import { expect, it } from 'vitest'
import { homeCreditTables } from './index.ts'

const columns = homeCreditTables.flatMap((table) =>
  table.columns.map((column) => ({ table: table.name, column })),
)

it('has 122 application columns and 17, 3, 37, 8, 23, 8 and 8 in the others', () => {
  expect(homeCreditTables.map((table) => [table.name, table.columns.length])).toEqual([
    ['application', 122],
    ['bureau', 17],
    ['bureau_balance', 3],
    ['previous_application', 37],
    ['pos_cash_balance', 8],
    ['credit_card_balance', 23],
    ['installments_payments', 8],
    ['envelope', 8],
  ])
})

it('blanks 365243 in 6 columns only, and never in an id', () => {
  const blanking = columns.filter(({ column }) => column.sentinels?.includes(365243))
  expect(blanking.map(({ table, column }) => `${table}.${column.name}`)).toEqual([
    'application.DAYS_EMPLOYED',
    'previous_application.DAYS_FIRST_DRAWING',
    'previous_application.DAYS_FIRST_DUE',
    'previous_application.DAYS_LAST_DUE_1ST_VERSION',
    'previous_application.DAYS_LAST_DUE',
    'previous_application.DAYS_TERMINATION',
  ])
})

it('blanks XNA in each of the 38 text columns of the lender, and keeps XAP', () => {
  const texts = columns.filter(({ table, column }) => column.type === 'text' && table !== 'envelope')
  expect(texts).toHaveLength(38)
  for (const { column } of texts) {
    expect(column.sentinels, column.name).toContain('XNA')
    expect(column.sentinels, column.name).not.toContain('XAP')
    expect(column.values?.length, column.name).toBeGreaterThan(1)
  }
})

it('sorts every table by the application id first and names only columns it has', () => {
  for (const table of homeCreditTables) {
    const own = new Set([table.applicationId.column, ...table.columns.map((column) => column.name)])
    expect(table.sortBy[0], table.name).toBe('SK_ID_CURR')
    for (const name of [...table.sortBy, ...table.key])
      expect(own.has(name), `${table.name}.${name}`).toBe(true)
    for (const flag of table.flags) expect(own.has(flag.column), flag.name).toBe(true)
    // A table without a unique key is sorted by all of its columns, or equal keys could change places.
    if (!table.unique) expect(new Set(table.sortBy).size, table.name).toBe(own.size)
  }
})

it('says everything twice, in English and French, with the spaces French wants', () => {
  const texts = homeCreditTables.flatMap((table) => [
    table.label,
    table.about,
    ...table.flags.flatMap((flag) => [flag.label, flag.about]),
    ...table.columns.flatMap((column) => [
      column.label,
      column.about,
      ...(column.values ?? []).map((value) => value.text),
    ]),
  ])
  for (const { en, fr } of texts) {
    expect(en).not.toBe('')
    expect(fr).not.toBe('')
    expect(fr).not.toMatch(/ [:;!?»]|[^\u00a0]:|[^\u202f][;!?]|'/u)
    expect(`${en}${fr}`).not.toMatch(/ {2}|\.\./)
  }
})

it('ends every explanation with a full stop and no label with one', () => {
  for (const { table, column } of columns) {
    const name = `${table}.${column.name}`
    for (const text of [column.about.en, column.about.fr]) expect(text, name).toMatch(/\.$/)
    for (const text of [column.label.en, column.label.fr]) expect(text, name).not.toMatch(/\.$/)
  }
})

it('names every column of a table differently in both languages', () => {
  for (const table of homeCreditTables) {
    for (const language of ['en', 'fr'] as const) {
      const labels = table.columns.map((column) => column.label[language])
      expect(
        labels.filter((label, index) => labels.indexOf(label) < index),
        table.name,
      ).toEqual([])
    }
  }
})
