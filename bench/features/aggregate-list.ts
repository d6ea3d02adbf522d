import { homeCredit } from '../../lenders/home-credit/index.ts'
import type { TableSchema } from '../../src/ingest/index.ts'
import list from './aggregates.json' with { type: 'json' }

/** `distinct` counts values; a mean, sum or variance skips missing values, a sum of none is 0. */
export type AggregateName = 'min' | 'max' | 'mean' | 'sum' | 'var' | 'distinct'

/** A column made from two others of the row: a/b (missing when b is 0), a−b, or the part of a−b above 0. */
export interface DerivedColumn {
  readonly name: string
  readonly how: 'divide' | 'minus' | 'excess'
  readonly a: string
  readonly b: string
}

/** The share of a group's rows in which `column` is `value`; a missing cell is no value. */
export interface KindShare {
  readonly name: string
  readonly column: string
  readonly value: string
}

/** What is asked of one table: rows by key, every number by its functions, every kind as a share. */
export interface TableAggregates {
  readonly table: string
  readonly key: string
  /** Aggregates of another table, by that table's key, that join the rows before they are grouped. */
  readonly joins?: string
  readonly derived: readonly DerivedColumn[]
  readonly numbers: Readonly<Record<string, readonly AggregateName[]>>
  readonly kinds: readonly KindShare[]
  /** The numbers once more over the rows in which a column has a value. */
  readonly subsets: readonly { readonly name: string; readonly column: string; readonly value: string }[]
}

/** The list that all sides read: the JSON beside this file, its kinds written out by the lender's known values. */
export const aggregateList: readonly TableAggregates[] = list.map((one) => ({
  table: one.table,
  key: one.key,
  ...(one.joins !== undefined && { joins: one.joins }),
  derived: (one.derived ?? []) as readonly DerivedColumn[],
  numbers: one.numbers as unknown as TableAggregates['numbers'],
  kinds: one.kinds.flatMap((column) => kindsOf(schemaOf(one.table), column)),
  subsets: one.subsets ?? [],
}))

/** Aggregates per customer; those of a table that joins another one are building blocks and do not count. */
export function countAggregates(tables: readonly TableAggregates[]): number {
  return tables
    .filter(({ table }) => !tables.some(({ joins }) => joins === table))
    .map(({ numbers, kinds, subsets }) => {
      const functions = Object.values(numbers).reduce((sum, one) => sum + one.length, 0)
      return 1 + functions * (1 + subsets.length) + kinds.length
    })
    .reduce((sum, n) => sum + n, 0)
}

/** Columns of the table's file that the aggregates need, the key first. */
export function columnsRead({ table, key, joins, derived, numbers, kinds, subsets }: TableAggregates) {
  const wanted = new Set([
    key,
    ...(joins === undefined ? [] : [aggregateList.find((one) => one.table === joins)!.key]),
    ...derived.flatMap(({ a, b }) => [a, b]),
    ...Object.keys(numbers),
    ...kinds.map(({ column }) => column),
    ...subsets.map(({ column }) => column),
  ])
  return schemaOf(table).columns.filter(({ name }) => wanted.has(name))
}

export function schemaOf(table: string): TableSchema {
  return homeCredit.tables.find(({ name }) => name === table)!
}

function kindsOf(schema: TableSchema, column: string): readonly KindShare[] {
  const values = schema.columns.find(({ name }) => name === column)!.values!
  return values.map(({ value }, index) => ({ name: `${column}_${index}`, column, value }))
}
