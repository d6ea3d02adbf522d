import { fail } from '../../errors/index.ts'
import { readHeader, wrongEncoding } from '../csv/header.ts'
import { lineOfByte } from '../csv/locate-line.ts'
import type { Database } from '../database.ts'
import { matchColumns } from '../match-columns.ts'
import type { SourceFile } from '../source/source-file.ts'
import { quoteName, quoteText } from '../sql-text.ts'
import type { IngestWarning } from '../summary.ts'
import type { ColumnSchema } from '../table-schema.ts'
import { enginePath } from './engine-path.ts'

/** A long list of bad rows helps nobody, and must not fill the memory. */
const mostRejects = 1000

/**
 * Reads a CSV file into `stage`, rows in file order, raw values typed but not cleaned. Whole numbers are
 * read as doubles so that "12.0" passes and 12.5 can be told apart afterwards.
 * @returns warnings about columns that are not read
 * @throws VitrineError E_COLUMN_MISSING, E_COLUMN_DUPLICATE, E_COLUMN_TYPE, E_ROW_LENGTH, E_QUOTE_OPEN, E_ENCODING
 */
export async function stageCsv(
  database: Database,
  file: SourceFile,
  stage: string,
  temp: string,
): Promise<readonly IngestWarning[]> {
  const { inFile, warnings } = matchColumns(file, await readHeader(file))
  const read = inFile.filter((column) => column !== undefined)
  const types = inFile.map((column, index) =>
    column === undefined
      ? `${quoteText(`unread ${index}`)}: 'VARCHAR'`
      : `${quoteText(column.name)}: '${column.type === 'text' ? 'VARCHAR' : 'DOUBLE'}'`,
  )
  await database.run('drop table if exists reject_errors; drop table if exists reject_scans')
  await database.run(
    `create table ${stage} as
     select ${read.map((column) => quoteName(column.name)).join(', ')}
     from read_csv(${quoteText(await enginePath(file, temp))},
       columns = {${types.join(', ')}},
       header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
       compression = '${file.format === 'csv.gz' ? 'gzip' : 'none'}',
       store_rejects = true, rejects_limit = ${mostRejects})`,
    file.name,
  )
  await refuseRejects(database, file, read)
  return warnings
}

async function refuseRejects(
  database: Database,
  file: SourceFile,
  read: readonly ColumnSchema[],
): Promise<void> {
  const [first] = await database.rows(
    `select error_type, byte_position, column_name, error_message, left(csv_line, 200)
     from reject_errors order by line, column_idx limit 1`,
  )
  if (first === undefined) return
  const [type, position, columnName, message, text] = first.map((cell) => cell ?? '')
  const line = await lineOfByte(file, Number(position) - 1)
  const column = read.find(({ name }) => name === columnName)
  const place = { file: file.name, line, ...(column !== undefined && { column: column.name }) }
  const [row = ''] = String(text).trimStart().split('\n')
  switch (type) {
    case 'CAST':
      return fail('E_COLUMN_TYPE', {
        what: 'A cell is not a number.',
        got: JSON.stringify(/string "(.*)" to/s.exec(String(message))?.[1] ?? row),
        expected:
          column?.type === 'integer'
            ? 'A whole number, or nothing'
            : 'A number with a decimal point, or nothing',
        remedy: 'Correct the cell in the file.',
        ...place,
      })
    case 'MISSING COLUMNS':
    case 'TOO MANY COLUMNS': {
      const found = /Found: (\d+)/.exec(String(message))?.[1]
      return fail('E_ROW_LENGTH', {
        what: 'A row has another number of cells than the header.',
        got: `${found ?? 'another number of'} cells: ${row}`,
        expected: /Columns: (\d+)/.exec(String(message))?.[1] ?? 'as many as the header',
        remedy: 'Look for a lost or an extra comma; a text with a comma needs quotes.',
        file: file.name,
        line,
      })
    }
    case 'INVALID ENCODING':
      return wrongEncoding(file, line, `the row ${row}`, column?.name)
    default:
      return fail('E_QUOTE_OPEN', {
        what: 'A quoted text does not end where it should.',
        got: row,
        expected:
          'A closing quote before the next comma or the end of the row; a quote inside a text is doubled',
        remedy: 'Close the quote in this row, or export the table again.',
        ...place,
      })
  }
}
