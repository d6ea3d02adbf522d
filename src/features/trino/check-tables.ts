import { fail } from '../../errors/index.ts'
import type { EngineSession } from '../engine-session.ts'
import { GENERATION_TABLE, relationOf, type TrinoLake } from './lake.ts'
import { rowsOf } from './trino-client.ts'

/**
 * Checks, before anything is computed, that the lake holds the tables of this warehouse generation: the same columns,
 * as many rows, and the name of the generation.
 * @param session has the generation attached as `warehouse`
 * @throws VitrineError E_TRINO_TABLE_MISSING, E_TRINO_COLUMN_MISSING, E_TRINO_GENERATION
 */
export async function checkTables(
  lake: TrinoLake,
  session: EngineSession,
  generation: string,
  tables: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const ask = (sql: string) => rowsOf(lake.server, sql, signal)
  const named = await ask(`select generation from ${relationOf(lake, GENERATION_TABLE)}`)
  const names = named.map(([name]) => String(name)).join(', ')
  if (names !== generation) otherTables(`generation ${names || 'without a name'}`, `generation ${generation}`)
  for (const table of tables) {
    const described = await session.connection.runAndReadAll(`describe warehouse.${table}`)
    const present = new Set((await ask(`describe ${relationOf(lake, table)}`)).map(([name]) => String(name)))
    const absent = described
      .getRows()
      .map(([name]) => String(name).toLowerCase())
      .filter((name) => !present.has(name))
    if (absent.length > 0) {
      fail('E_TRINO_COLUMN_MISSING', {
        what: 'A table on the Trino server lacks columns.',
        got: `${table} without ${absent.join(', ')}`,
        expected: 'every column that the table has here, in lower case',
        remedy: 'Create the tables with the create-tables.sql that --trino-export wrote.',
      })
    }
    const counted = await session.connection.runAndReadAll(`select count(*) from warehouse.${table}`)
    const here = Number(counted.getRows()[0]![0])
    const there = Number((await ask(`select count(*) from ${relationOf(lake, table)}`))[0]?.[0])
    if (here !== there) otherTables(`${table} with ${there} rows`, `${here} rows`)
  }
}

/** @throws VitrineError E_TRINO_GENERATION */
export function otherTables(got: string, expected: string): never {
  fail('E_TRINO_GENERATION', {
    what: 'The Trino server holds other tables than those that are loaded here.',
    got,
    expected,
    remedy: 'Export the tables again with --trino-export, and put all of them where the server reads them.',
  })
}
