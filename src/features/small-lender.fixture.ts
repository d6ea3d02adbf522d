import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type ColumnSchema, cleanColumnSql, flagSql, type TableSchema } from '../ingest/index.ts'
import type { Catalogue, FeatureDefinition, ReasonGroup } from './feature.ts'
import { countIf, exactMean, exactSum, ratio } from './feature-sql.ts'
import type { Policy } from './policy.ts'

const text = { en: 'text', fr: 'texte' }

const column = (
  name: string,
  type: ColumnSchema['type'],
  extra: Partial<ColumnSchema> = {},
): ColumnSchema => ({
  name,
  type,
  nullable: true,
  label: text,
  about: text,
  unit: 'none',
  ...extra,
})

const table = (name: string, columns: readonly ColumnSchema[], extra: Partial<TableSchema>): TableSchema => ({
  name,
  files: [name],
  required: true,
  columns,
  flags: [],
  key: ['SK_ID_CURR'],
  unique: false,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: ['SK_ID_CURR'],
  label: text,
  about: text,
  ...extra,
})

/** A lender of two tables: applications, and their earlier loans. */
export const smallTables: readonly TableSchema[] = [
  table(
    'application',
    [
      column('SK_ID_CURR', 'integer'),
      column('TARGET', 'integer'),
      column('GENDER', 'text', { sentinels: ['XNA'] }),
      column('INCOME', 'number'),
      column('DAYS_JOB', 'integer', { sentinels: [365243] }),
    ],
    {
      outcome: 'TARGET',
      flags: [{ name: 'NO_JOB', column: 'DAYS_JOB', equals: 365243, label: text, about: text }],
      origin: { name: 'SPLIT', values: { application: 'train' }, label: text, about: text },
    },
  ),
  table(
    'loan',
    [
      column('SK_ID_CURR', 'integer'),
      column('LOAN', 'integer'),
      column('AMOUNT', 'number'),
      column('STATUS', 'text'),
      column('REGION', 'text'),
    ],
    {},
  ),
]

export const feature = (
  id: string,
  sql: string,
  extra: Partial<FeatureDefinition> = {},
): FeatureDefinition => ({
  id,
  scope: extra.grain === undefined ? 'application' : 'history',
  sql,
  kind: 'number',
  label: text,
  about: text,
  unit: 'none',
  theme: 'file',
  reasonGroup: 'all',
  missing: text,
  higher: text,
  ...extra,
})

const group: ReasonGroup = {
  id: 'all',
  theme: 'file',
  label: text,
  raises: text,
  lowers: text,
  missing: text,
  toCustomer: { raises: text, lowers: text, missing: text },
  lead: 'income',
}

export const smallCatalogue: Catalogue = {
  grains: [{ id: 'earlier', tables: ['loan'], sql: 'select l.* from {loan} l' }],
  features: [
    feature('income', 'a.INCOME'),
    feature('years_in_job', '(0e0 - a.DAYS_JOB) / 365e0'),
    feature('no_job', 'a.NO_JOB'),
    feature('woman', "case when a.GENDER = 'F' then 1e0 when a.GENDER = 'M' then 0e0 end"),
    feature('loan_sum', exactSum('AMOUNT'), { grain: 'earlier' }),
    feature('loan_mean', exactMean('AMOUNT'), { grain: 'earlier' }),
    feature('refused', countIf("STATUS = 'refused'"), { grain: 'earlier' }),
    feature('last_status', 'max(STATUS)', {
      grain: 'earlier',
      kind: 'category',
      categories: ['approved', 'refused'],
    }),
    feature('loans_to_income', ratio('h.loan_sum', 'a.INCOME')),
  ],
  reasonGroups: [group],
}

export const smallPolicy: Policy = {
  version: 'test-1',
  profile: 'test',
  greyBand: 0.01,
  maxReasons: 4,
  minReasonShare: 0.05,
  grounds: { test: text },
  keptOut: ['woman'],
  columns: Object.fromEntries(
    [
      ['application', ['SK_ID_CURR', 'TARGET', 'GENDER', 'INCOME', 'DAYS_JOB', 'NO_JOB', 'SPLIT']],
      ['loan', ['SK_ID_CURR', 'LOAN', 'AMOUNT', 'STATUS', 'REGION']],
    ].flatMap(([name, columns]) =>
      (columns as string[]).map((one) => [
        `${name as string}.${one}`,
        { use: one === 'GENDER' ? 'monitor' : one === 'REGION' ? 'never' : 'model', why: 'test' } as const,
      ]),
    ),
  ),
}

/** Rows as SQL tuples of the raw files, in column order. */
export interface SmallRows {
  readonly application: readonly string[]
  readonly loan: readonly string[]
}

export interface SmallWarehouse {
  readonly dir: string
  readonly path: string
  remove(): void
}

/** Writes a warehouse through the cleaning text of ingest. */
export async function smallWarehouse(rows: SmallRows): Promise<SmallWarehouse> {
  const dir = mkdtempSync(join(tmpdir(), 'vitrine-small-'))
  const path = join(dir, 'warehouse.duckdb')
  const instance = await DuckDBInstance.create(path, { threads: '1' })
  const connection = await instance.connect()
  for (const schema of smallTables) {
    const cells = [
      ...schema.columns.map((one) => `${cleanColumnSql(one)} as "${one.name}"`),
      ...schema.flags.map((flag) => `${flagSql(flag)} as "${flag.name}"`),
      ...(schema.origin !== undefined ? ["'train' as SPLIT"] : []),
    ]
    const raw = schema.columns.map((one) => `"${one.name}" ${one.type === 'text' ? 'varchar' : 'double'}`)
    await connection.run(`create temp table raw_${schema.name} (${raw.join(', ')})`)
    const tuples = rows[schema.name as keyof SmallRows]
    if (tuples.length > 0) {
      await connection.run(
        `insert into raw_${schema.name} values ${tuples.map((one) => `(${one})`).join(', ')}`,
      )
    }
    await connection.run(
      `create table ${schema.name} as select ${cells.join(', ')} from raw_${schema.name} order by SK_ID_CURR`,
    )
  }
  connection.closeSync()
  instance.closeSync()
  return { dir, path, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
