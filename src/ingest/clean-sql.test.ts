import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { cleanColumnSql, columnSqlType, flagSql } from './clean-sql.ts'
import type { ColumnSchema } from './table-schema.ts'

const words = { en: 'Word', fr: 'Mot' }
const base = { nullable: true, label: words, about: words, unit: 'none' } as const
const days: ColumnSchema = {
  ...base,
  name: 'DAYS',
  type: 'number',
  sentinels: [365243],
  range: { min: -36500 },
}
const kind: ColumnSchema = { ...base, name: 'KIND', type: 'text', sentinels: ['XNA', "d'or"] }
const count: ColumnSchema = { ...base, name: 'COUNT', type: 'integer', range: { min: 0.5, max: 3 } }

async function evaluate(sql: string, column: string, raw: string): Promise<unknown> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(`select ${sql} from (select ${raw} as "${column}")`)
  instance.closeSync()
  return reader.getRowsJS()[0]?.[0]
}

it('blanks 365243 and days below -36500, and keeps -36500 and 365242', async () => {
  const values = ['365243', '-36501', '-36500', '365242', 'null']
  const cleaned = await Promise.all(values.map((raw) => evaluate(cleanColumnSql(days), 'DAYS', raw)))
  expect(cleaned).toEqual([null, null, -36500, 365242, null])
})

it('blanks XNA, a sentinel with an apostrophe and the empty text, and keeps XAP', async () => {
  const values = ["'XNA'", "'d''or'", "''", "'XAP'"]
  const cleaned = await Promise.all(values.map((raw) => evaluate(cleanColumnSql(kind), 'KIND', raw)))
  expect(cleaned).toEqual([null, null, null, 'XAP'])
})

it('turns 3e0 into the whole number 3 and blanks 4, above the range', async () => {
  expect(await evaluate(cleanColumnSql(count), 'COUNT', '3e0')).toBe(3)
  expect(await evaluate(cleanColumnSql(count), 'COUNT', '4e0')).toBeNull()
  expect(columnSqlType(count)).toBe('integer')
})

it('writes fractions with an exponent, because 0.5 alone is a decimal elsewhere', () => {
  expect(cleanColumnSql(count)).toBe(
    'cast(case when "COUNT" < 0.5e0 or "COUNT" > 3 then null else "COUNT" end as integer)',
  )
})

it('flags the sentinel as 1, another value and an empty cell as 0', async () => {
  const sql = flagSql({ name: 'NONE', column: 'DAYS', equals: 365243, label: words, about: words })
  const values = ['365243', '-5', 'null']
  expect(await Promise.all(values.map((raw) => evaluate(sql, 'DAYS', raw)))).toEqual([1, 0, 0])
})
