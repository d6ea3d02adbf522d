import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '../../errors/index.ts'
import { type EngineLimits, openSession } from '../engine-session.ts'

/** A table of the warehouse as Hive sees it. */
export interface ExportedTable {
  readonly name: string
  /** Column and type, `sk_id_curr bigint`, in lower case as Hive has them. */
  readonly columns: readonly string[]
}

const TRINO_TYPES: Readonly<Record<string, string>> = {
  TINYINT: 'tinyint',
  SMALLINT: 'smallint',
  INTEGER: 'integer',
  BIGINT: 'bigint',
  DOUBLE: 'double',
  VARCHAR: 'varchar',
  BOOLEAN: 'boolean',
  DATE: 'date',
}

/**
 * Writes tables of a warehouse generation as Parquet, `<folder>/<table>/data.parquet`, ready for a Hive or Iceberg catalog.
 * @throws VitrineError E_TRINO_TYPE for a column type that has no counterpart
 */
export async function exportTables(
  warehousePath: string,
  tables: readonly string[],
  folder: string,
  limits: EngineLimits = {},
): Promise<readonly ExportedTable[]> {
  const session = await openSession(warehousePath, limits, join(folder, 'spill'))
  try {
    const exported: ExportedTable[] = []
    for (const name of tables) {
      mkdirSync(join(folder, name), { recursive: true })
      const described = await session.connection.runAndReadAll(`describe warehouse.${name}`)
      const columns = described.getRows().map(([column, type]) => [String(column), String(type)] as const)
      const list = columns.map(([column]) => `"${column}" as "${column.toLowerCase()}"`).join(', ')
      const file = join(folder, name, 'data.parquet').replaceAll("'", "''")
      await session.connection.run(
        `copy (select ${list} from warehouse.${name}) to '${file}' (format parquet, compression zstd)`,
      )
      exported.push({
        name,
        columns: columns.map(([column, type]) => `${column.toLowerCase()} ${trinoType(name, column, type)}`),
      })
    }
    return exported
  } finally {
    session.close()
  }
}

function trinoType(table: string, column: string, type: string): string {
  return (
    TRINO_TYPES[type] ??
    fail('E_TRINO_TYPE', {
      what: 'A column has a type that Hive does not have.',
      got: `${table}.${column} ${type}`,
      expected: Object.keys(TRINO_TYPES).join(', '),
      remedy: 'Change the type in the table schema.',
    })
  )
}
