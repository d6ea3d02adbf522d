import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '../../errors/index.ts'
import { engineFailure } from '../engine-failure.ts'
import { type EngineLimits, type EngineSession, openSession } from '../engine-session.ts'
import type { Catalogue } from '../feature.ts'
import { GENERATION_TABLE, relationOf, tablesRead } from './lake.ts'

export interface TableExport extends EngineLimits {
  readonly warehousePath: string
  /** Name of the warehouse generation; goes with the tables. */
  readonly generation: string
  readonly catalogue: Catalogue
  /** Folder to write; files of an earlier export are replaced. */
  readonly folder: string
  /** Where Trino will find the folder, for example `s3://bank/warehouse`. */
  readonly location: string
  readonly catalog: string
  readonly schema: string
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

const CREATE_TABLES = 'create-tables.sql'

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
 * Writes the tables that features are made from as Parquet, `<folder>/<table>/data.parquet` with lower-case columns,
 * and `create-tables.sql` with the statements of a Hive catalog. That file comes last: with it the folder is whole.
 * @returns names of the tables written
 * @throws VitrineError E_TRINO_TYPE for a column type that has no counterpart; E_OUT_FILE, E_MEMORY_LIMIT, E_DISK_FULL
 */
export async function exportTables(request: TableExport): Promise<readonly string[]> {
  const { folder, warehousePath, generation, catalogue, onProgress, signal } = request
  const spillDir = join(folder, '.spill')
  makeFolder(spillDir)
  rmSync(join(folder, CREATE_TABLES), { force: true })
  const session = await openSession(warehousePath, request, spillDir)
  const interrupt = (): void => session.connection.interrupt()
  signal?.addEventListener('abort', interrupt)
  try {
    const named = `(select '${generation}' as generation)`
    const tables = tablesRead(catalogue).map((name) => [name, `warehouse.${name}`] as const)
    const statements = [`create schema if not exists ${schemaOf(request)}`]
    for (const [name, from] of [...tables, [GENERATION_TABLE, named] as const]) {
      signal?.throwIfAborted()
      onProgress?.(statements.length - 1, tables.length + 1)
      statements.push(await exportTable(session, name, from, request))
    }
    writeFileSync(join(folder, CREATE_TABLES), statements.map((sql) => `${sql};\n`).join(''))
    return [...tables.map(([name]) => name), GENERATION_TABLE]
  } catch (error) {
    signal?.throwIfAborted()
    return engineFailure(error)
  } finally {
    signal?.removeEventListener('abort', interrupt)
    session.close()
    rmSync(spillDir, { recursive: true, force: true })
  }
}

/** @returns the statement that creates the table on the server */
async function exportTable(
  { connection }: EngineSession,
  name: string,
  from: string,
  request: TableExport,
): Promise<string> {
  const dir = join(request.folder, name)
  makeFolder(dir)
  const described = await connection.runAndReadAll(`describe select * from ${from}`)
  const columns = described.getRows().map(([column, type]) => [String(column), String(type)] as const)
  const list = columns.map(([column]) => `"${column}" as "${column.toLowerCase()}"`).join(', ')
  await connection.run(
    `copy (select ${list} from ${from}) to ${quoted(join(dir, 'data.parquet'))} (format parquet, compression zstd)`,
  )
  const types = columns.map(([column, type]) => `"${column.toLowerCase()}" ${trinoType(name, column, type)}`)
  const place = `${request.location.replace(/\/+$/, '')}/${name}`
  return `create table ${relationOf(request, name)} (${types.join(', ')})
  with (external_location = ${quoted(place)}, format = 'PARQUET')`
}

const schemaOf = (request: TableExport): string => relationOf(request, '').replace(/\.""$/, '')

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    fail(
      'E_OUT_FILE',
      {
        what: 'The tables cannot be written there.',
        got: error instanceof Error ? error.message : String(error),
        expected: 'a folder that exists or can be made, and may be written to',
        remedy: 'Name another folder.',
        file: folder,
      },
      error,
    )
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
