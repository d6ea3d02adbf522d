import type { DuckDBConnection } from '@duckdb/node-api'
import { columnSqlType, type TableSchema } from '../../ingest/index.ts'
import { parseSelect, type SqlNode } from '../sql-tree.ts'
import { compile } from './expression.ts'
import { placeOf, type RelationColumn } from './relation.ts'
import type { Compiled } from './value.ts'

/**
 * Compiles the texts that clean raw rows.
 * @param raw columns of a raw row, in the order in which its cells will come
 * @param cleaned name → SQL over the raw columns
 */
export async function compileText(
  connection: DuckDBConnection,
  raw: readonly { readonly name: string }[],
  cleaned: ReadonlyMap<string, string>,
  table: TableSchema,
): Promise<readonly Compiled[]> {
  const columns = raw.map(({ name }): RelationColumn => {
    const column = table.columns.find((one) => one.name === name)!
    // Whole numbers come as doubles: they are cleaned before they are cast.
    return {
      alias: '',
      name: name.toUpperCase(),
      type: columnSqlType(column) === 'varchar' ? 'text' : 'double',
    }
  })
  const sql = `select ${[...cleaned.values()].join(', ')}`
  const node = await parseSelect(connection, sql, `the cleaning of ${table.name}`)
  const resolve = (names: readonly string[]) => {
    const place = placeOf(columns, names)
    return place === undefined ? undefined : { place, type: columns[place]!.type }
  }
  return (node.select_list as readonly SqlNode[]).map((one) => compile(one, { resolve }))
}
