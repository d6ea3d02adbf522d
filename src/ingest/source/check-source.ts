import { fail } from '../../errors/index.ts'
import type { TableSchema } from '../table-schema.ts'
import type { FileMatch } from './source-file.ts'

/**
 * Refuses a source that holds nothing of ours, a file twice, or lacks a required table.
 * @throws VitrineError E_SOURCE_NOTHING, E_FILE_TWICE, E_TABLE_MISSING
 */
export function checkSource(
  source: string,
  found: readonly (FileMatch & { readonly name: string })[],
  tables: readonly TableSchema[],
): void {
  if (found.length === 0) {
    fail('E_SOURCE_NOTHING', {
      what: 'No table was recognised.',
      got: `${source}, which holds no file with a known name`,
      expected: fileNames(tables.flatMap((table) => table.files)),
      remedy: 'Point to the folder or zip that holds the tables; file names must be the original ones.',
      file: source,
    })
  }
  for (const [index, match] of found.entries()) {
    const first = found.find((other) => other.file === match.file && other.table === match.table)
    if (first !== undefined && found.indexOf(first) < index) {
      fail('E_FILE_TWICE', {
        what: `The file ${match.file} is there twice.`,
        got: `${first.name} and ${match.name}`,
        expected: 'One of them',
        remedy: 'Remove or rename the one that should not be read.',
        file: match.name,
      })
    }
  }
  for (const table of tables) {
    if (!table.required || found.some((match) => match.table === table)) continue
    fail('E_TABLE_MISSING', {
      what: `The table ${table.name} is missing.`,
      got: found.map((match) => match.name).join(', '),
      expected: fileNames(table.files),
      remedy: 'Add the file to the folder or zip.',
      file: source,
    })
  }
}

function fileNames(files: readonly string[]): string {
  return `${files.join(' or ')} as .csv, .csv.gz or .parquet`
}
