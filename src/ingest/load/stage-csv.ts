import { readHeader } from '../csv/header.ts'
import type { Database } from '../database.ts'
import { matchColumns } from '../match-columns.ts'
import type { SourceFile } from '../source/source-file.ts'
import { quoteName, quoteText } from '../sql-text.ts'
import type { IngestWarning } from '../summary.ts'
import { refuseRejects, unreadableCsv } from './csv-problems.ts'
import { enginePath } from './engine-path.ts'

/** A long list of bad rows helps nobody, and must not fill the memory. */
const mostRejects = 1000

/**
 * Reads a CSV file into `stage`, rows in file order, raw values typed but not cleaned. Whole numbers are
 * read as doubles so that "12.0" passes and 12.5 can be told apart afterwards.
 * @returns warnings about columns that are not read
 * @throws VitrineError E_COLUMN_MISSING, E_COLUMN_DUPLICATE, E_COLUMN_TYPE, E_ROW_LENGTH, E_QUOTE_OPEN, E_ENCODING, E_LINE_ENDS
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
  const path = await enginePath(file, temp)
  const reading = database.run(
    `create table ${stage} as
     select ${read.map((column) => quoteName(column.name)).join(', ')}
     from read_csv(${quoteText(path)},
       columns = {${types.join(', ')}},
       header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
       compression = '${file.format === 'csv.gz' ? 'gzip' : 'none'}',
       store_rejects = true, rejects_limit = ${mostRejects})`,
    file.name,
  )
  await reading.catch((error: unknown) => unreadableCsv(file, error))
  await refuseRejects(database, file, read)
  return warnings
}
