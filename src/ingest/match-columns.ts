import { fail } from '../errors/index.ts'
import { nearestName } from './csv/nearest-name.ts'
import type { SourceFile } from './source/source-file.ts'
import type { IngestWarning } from './summary.ts'
import type { ColumnSchema, TableSchema } from './table-schema.ts'

export interface FileColumns {
  /** One per header cell in file order; undefined = a column that is not read. */
  readonly inFile: readonly (ColumnSchema | undefined)[]
  readonly warnings: readonly IngestWarning[]
}

/** The columns that a file of the table must hold. */
export function columnsOf(table: TableSchema, file: string): readonly ColumnSchema[] {
  return table.columns.filter((column) => column.onlyIn === undefined || column.onlyIn === file)
}

/**
 * Joins a header with the schema. The order of the columns is free.
 * @throws VitrineError E_COLUMN_DUPLICATE, E_COLUMN_MISSING (naming the nearest header when one was probably renamed)
 */
export function matchColumns(file: SourceFile, header: readonly string[]): FileColumns {
  const expected = columnsOf(file.table, file.file)
  const byName = new Map(expected.map((column) => [column.name, column]))
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) < index)
  if (twice !== undefined) {
    fail('E_COLUMN_DUPLICATE', {
      what: `The column ${twice} stands in the header twice.`,
      got: `columns ${header.indexOf(twice) + 1} and ${header.lastIndexOf(twice) + 1} of ${header.length}`,
      expected: 'Every column once',
      remedy: 'Remove one of them.',
      file: file.name,
      line: 1,
      column: twice,
    })
  }
  const extra = header.filter((name) => !byName.has(name))
  for (const column of expected) if (!header.includes(column.name)) missing(file, column.name, header, extra)
  return {
    inFile: header.map((name) => byName.get(name)),
    warnings: extra.map((name) => ({
      code: 'W_COLUMN_EXTRA',
      table: file.table.name,
      file: file.name,
      column: name,
      text: `${file.name}: the column ${JSON.stringify(name)} is not known and is not read.`,
    })),
  }
}

function missing(file: SourceFile, name: string, header: readonly string[], extra: readonly string[]): never {
  const near = nearestName(name, extra)
  return fail('E_COLUMN_MISSING', {
    what: `The column ${name} is missing.`,
    got:
      near === undefined
        ? `${header.length} columns: ${header.slice(0, 6).join(', ')}${header.length > 6 ? ', …' : ''}`
        : `a column named ${JSON.stringify(near)}`,
    expected: name,
    remedy:
      near === undefined
        ? 'Check that this is the original file, with its header line.'
        : `If ${JSON.stringify(near)} is meant, rename it to ${name}.`,
    file: file.name,
    line: 1,
    column: name,
  })
}
