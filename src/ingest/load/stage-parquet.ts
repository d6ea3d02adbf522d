import { fail } from '../../errors/index.ts'
import type { Database } from '../database.ts'
import { matchColumns } from '../match-columns.ts'
import type { SourceFile } from '../source/source-file.ts'
import { quoteName, quoteText } from '../sql-text.ts'
import type { IngestWarning } from '../summary.ts'
import type { ColumnSchema } from '../table-schema.ts'
import { enginePath } from './engine-path.ts'

const numeric = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*|BOOLEAN)$/

/**
 * Reads a Parquet file into `stage`, as `stageCsv` does for CSV. NaN, which some writers use for missing, becomes NULL.
 * @throws VitrineError E_COLUMN_MISSING, E_COLUMN_DUPLICATE, E_COLUMN_TYPE, E_PARQUET_BROKEN
 */
export async function stageParquet(
  database: Database,
  file: SourceFile,
  stage: string,
  temp: string,
): Promise<readonly IngestWarning[]> {
  const source = `read_parquet(${quoteText(await enginePath(file, temp))})`
  const described = await database.rows(`describe select * from ${source}`, file.name)
  const types = new Map(described.map(([name, type]) => [String(name), String(type)]))
  const { inFile, warnings } = matchColumns(file, [...types.keys()])
  const read = inFile.filter((column) => column !== undefined)
  for (const column of read) checkType(file, column, types.get(column.name) ?? '')
  await database.run(
    `create table ${stage} as select ${read.map(rawValue).join(', ')} from ${source}`,
    file.name,
  )
  return warnings
}

function rawValue(column: ColumnSchema): string {
  const name = quoteName(column.name)
  if (column.type === 'text') return `cast(${name} as varchar) as ${name}`
  const value = `cast(${name} as double)`
  return `case when isnan(${value}) then null else ${value} end as ${name}`
}

function checkType(file: SourceFile, column: ColumnSchema, type: string): void {
  // A column without a single value has lost its type in some writers.
  if (column.type === 'text' || numeric.test(type) || type === '"NULL"') return
  fail('E_COLUMN_TYPE', {
    what: `The column ${column.name} does not hold numbers.`,
    got: `values of type ${type}`,
    expected: 'Numbers',
    remedy: 'Write the column as numbers and export the table again.',
    file: file.name,
    column: column.name,
  })
}
