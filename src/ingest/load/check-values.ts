import { fail } from '../../errors/index.ts'
import { cleanColumnSql } from '../clean-sql.ts'
import { lineOfRecord } from '../csv/locate-line.ts'
import type { Database } from '../database.ts'
import { columnsOf } from '../match-columns.ts'
import type { SourceFile } from '../source/source-file.ts'
import { quoteName } from '../sql-text.ts'
import type { ColumnSchema, TableSchema } from '../table-schema.ts'

export interface StagedFile {
  readonly file: SourceFile
  /** Table of the staging database that holds its rows. */
  readonly stage: string
}

export interface ValueCounts {
  readonly rows: number
  /** Cells per column that cleaning will blank; zeros left out. */
  readonly blanked: Readonly<Record<string, number>>
}

interface Rule {
  readonly code: string
  readonly column: ColumnSchema
  readonly breaks: string
  readonly what: string
  readonly expected: string
  readonly remedy: string
}

/**
 * Checks what the reader cannot: whole numbers, finite numbers, empty cells, dates, the outcome; counts what will be blanked.
 * One pass over the staged rows.
 * @throws VitrineError E_COLUMN_TYPE, E_CELL_EMPTY, E_CELL_DATE, E_OUTCOME_VALUE, for the first row of the file that breaks a rule
 */
export async function checkValues(database: Database, { file, stage }: StagedFile): Promise<ValueCounts> {
  const columns = columnsOf(file.table, file.file)
  const rules = columns.flatMap((column) => rulesOf(file.table, column))
  const blankable = columns.filter(
    (column) => cleanColumnSql(column).includes(' case ') || column.type !== 'integer',
  )
  const [counts] = await database.rows(
    `select count(*),
       ${[
         ...rules.map((rule) => `min(rowid) filter (where ${rule.breaks})`),
         ...blankable.map((column) => `count(*) filter (where ${blankedSql(column)})`),
       ].join(',\n')}
     from ${stage}`,
    file.name,
  )
  const [rows, ...rest] = counts!
  await refuseFirst(database, { file, stage }, rules, rest.slice(0, rules.length))
  const blanked = blankable
    .map((column, index) => [column.name, Number(rest[rules.length + index])] as const)
    .filter(([, count]) => count > 0)
  return { rows: Number(rows), blanked: Object.fromEntries(blanked) }
}

function blankedSql(column: ColumnSchema): string {
  return `${quoteName(column.name)} is not null and ${cleanColumnSql(column)} is null`
}

function rulesOf(table: TableSchema, column: ColumnSchema): Rule[] {
  const name = quoteName(column.name)
  const rules: Rule[] = []
  const remedy = 'Correct the cell in the file.'
  if (column.name === table.outcome) {
    rules.push({
      code: 'E_OUTCOME_VALUE',
      column,
      breaks: `${name} not in (0, 1)`,
      what: `The outcome ${column.name} is neither 0 nor 1.`,
      expected: '0 (paid) or 1 (payment difficulties)',
      remedy,
    })
  }
  if (column.type !== 'text') {
    const whole = column.type === 'integer'
    rules.push({
      code: 'E_COLUMN_TYPE',
      column,
      breaks: whole
        ? `not isfinite(${name}) or ${name} <> trunc(${name}) or abs(${name}) > 2147483647`
        : `not isfinite(${name})`,
      what: whole ? 'A cell is not a whole number.' : 'A cell is not a number.',
      expected: whole ? 'A whole number between -2147483647 and 2147483647' : 'A number, or nothing',
      remedy,
    })
  }
  if (column.form === 'iso-date') {
    rules.push({
      code: 'E_CELL_DATE',
      column,
      breaks: `${name} <> '' and (try_cast(${name} as date) is null or strftime(try_cast(${name} as date), '%Y-%m-%d') <> ${name})`,
      what: `A cell of ${column.name} is not a date.`,
      expected: 'A day of the calendar as YYYY-MM-DD, or nothing',
      remedy,
    })
  }
  if (!column.nullable) {
    rules.push({
      code: 'E_CELL_EMPTY',
      column,
      breaks: `${name} is null`,
      what: 'A cell is empty that must hold a value.',
      expected: column.type === 'text' ? 'A text' : 'A number',
      remedy: 'Fill in the cell, or leave out the row.',
    })
  }
  return rules
}

async function refuseFirst(
  database: Database,
  { file, stage }: StagedFile,
  rules: readonly Rule[],
  firstRows: readonly (number | string | null)[],
): Promise<void> {
  const broken = rules
    .map((rule, index) => ({ rule, row: firstRows[index] }))
    .filter((candidate): candidate is { rule: Rule; row: number } => typeof candidate.row === 'number')
    .sort((a, b) => a.row - b.row)[0]
  if (broken === undefined) return
  const { rule, row } = broken
  const [cells] = await database.rows(
    `select ${quoteName(rule.column.name)} from ${stage} where rowid = ${row}`,
  )
  const value = cells?.[0]
  fail(rule.code, {
    what: rule.what,
    got: value === null || value === undefined ? 'an empty cell' : String(value),
    expected: rule.expected,
    remedy: rule.remedy,
    file: file.name,
    line: await lineOfRow(file, row),
    column: rule.column.name,
  })
}

/** Line of a CSV row; in Parquet, which has no lines, the number of the row. */
export function lineOfRow(file: SourceFile, row: number): Promise<number> {
  return file.format === 'parquet' ? Promise.resolve(row + 1) : lineOfRecord(file, row)
}
