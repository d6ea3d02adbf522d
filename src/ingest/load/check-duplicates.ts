import { fail } from '../../errors/index.ts'
import type { Database } from '../database.ts'
import { quoteName } from '../sql-text.ts'
import type { TableSchema } from '../table-schema.ts'
import { lineOfRow, type StagedFile } from './check-values.ts'

/**
 * Refuses a key that stands in a unique table twice, over all of its files.
 * @throws VitrineError E_DUPLICATE_ID, naming the second row
 */
export async function checkDuplicates(
  database: Database,
  table: TableSchema,
  staged: readonly StagedFile[],
): Promise<void> {
  if (!table.unique || staged.length === 0) return
  const key = table.key.map(quoteName).join(', ')
  const rows = staged
    .map(({ stage }, index) => `select ${key}, ${index} as file_number, rowid as row_number from ${stage}`)
    .join(' union all ')
  const [count] = await database.rows(`select count(*) - count(distinct (${key})) from (${rows})`)
  if (count?.[0] === 0) return
  const [second] = await database.rows(
    `select file_number, row_number, first_file, first_row, ${key}
     from (
       select *,
         row_number() over same_key as occurrence,
         first_value(file_number) over same_key as first_file,
         first_value(row_number) over same_key as first_row
       from (${rows})
       window same_key as (partition by ${key} order by file_number, row_number)
     )
     where occurrence = 2 order by file_number, row_number limit 1`,
  )
  const [fileNumber, row, firstFile, firstRow, ...values] = second!
  const { file } = staged[Number(fileNumber)]!
  const first = staged[Number(firstFile)]!.file
  const id = values.join(', ')
  fail('E_DUPLICATE_ID', {
    what: `${table.key.join(', ')} ${id} stands in the table ${table.name} twice.`,
    got: `${id}, first in ${first.name}, line ${await lineOfRow(first, Number(firstRow))}`,
    expected: 'Every one once',
    remedy: 'Remove one of the two rows; if whole files overlap, leave one out.',
    file: file.name,
    line: await lineOfRow(file, Number(row)),
    column: table.key[0]!,
  })
}
