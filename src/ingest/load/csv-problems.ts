import { fail, VitrineError } from '../../errors/index.ts'
import { wrongEncoding } from '../csv/header.ts'
import { lineOfByte, lineWithOtherEnd } from '../csv/locate-line.ts'
import type { Database } from '../database.ts'
import type { SourceFile } from '../source/source-file.ts'
import type { ColumnSchema } from '../table-schema.ts'

/** Throws for the first row that the engine could not read, in the words of this product. */
export async function refuseRejects(
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

/** Throws for a file that the engine gave up on as a whole. */
export async function unreadableCsv(file: SourceFile, error: unknown): Promise<never> {
  if (error instanceof VitrineError || !/csv/i.test(String(error))) throw error
  const line = await lineWithOtherEnd(file)
  if (line !== undefined) {
    return fail(
      'E_LINE_ENDS',
      {
        what: 'The lines of the file end in two different ways.',
        got: 'another line end than on line 1',
        expected: 'Line feed everywhere, or carriage return and line feed everywhere',
        remedy: 'Save the file with one kind of line end; two files were perhaps glued together.',
        file: file.name,
        line,
      },
      error,
    )
  }
  return fail(
    'E_CSV_BROKEN',
    {
      what: 'The file cannot be read as CSV.',
      got: String(error).split('\n', 1)[0] ?? '',
      expected: 'Rows of cells separated by commas',
      remedy: 'Export the table again.',
      file: file.name,
    },
    error,
  )
}
