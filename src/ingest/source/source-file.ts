import { basename } from 'node:path'
import type { TableSchema } from '../table-schema.ts'

export type FileFormat = 'csv' | 'csv.gz' | 'parquet'

/** Which file of which table a name stands for. */
export interface FileMatch {
  readonly table: TableSchema
  /** Name as in `TableSchema.files`. */
  readonly file: string
  readonly format: FileFormat
}

/** One input file, on disk and ready to read. */
export interface SourceFile extends FileMatch {
  /** What the person sees: "bureau.csv.gz", or "bureau.csv in kaggle.zip". */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

const formats: readonly FileFormat[] = ['csv.gz', 'csv', 'parquet']

/** Recognises a file by its name, whatever the case; undefined when it is none of ours. */
export function matchFile(path: string, tables: readonly TableSchema[]): FileMatch | undefined {
  const name = basename(path).toLowerCase()
  const format = formats.find((ending) => name.endsWith(`.${ending}`))
  if (format === undefined) return undefined
  const stem = name.slice(0, -format.length - 1)
  for (const table of tables) {
    const file = table.files.find((candidate) => candidate.toLowerCase() === stem)
    if (file !== undefined) return { table, file, format }
  }
  return undefined
}

/** In the order of the schema, so that errors and reports do not depend on the order of a folder or zip. */
export function inSchemaOrder<T extends FileMatch>(files: readonly T[], tables: readonly TableSchema[]): T[] {
  const rank = ({ table, file }: T) => tables.indexOf(table) * 100 + table.files.indexOf(file)
  return [...files].sort((a, b) => rank(a) - rank(b))
}
