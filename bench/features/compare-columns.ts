import { DuckDBInstance } from '@duckdb/node-api'

/** A column whose cells are not the same on both sides. */
export interface DifferentColumn {
  readonly id: string
  /** Rows that differ, and the first of them with both values (null = missing). */
  readonly rows: number
  readonly first: { readonly id: number; readonly ours: number | null; readonly theirs: number | null }
}

/** Cells may differ by 1e-9 of the larger one, and by 1e-9 where both are small: our sums round each term to 1e-6 or 1e-12. */
const TOLERANCE = 1e-9

export interface Comparison {
  /** Columns that the other side does not have. */
  readonly leftOut: readonly string[]
  readonly different: readonly DifferentColumn[]
}

/**
 * Compares columns of the same names, row by row; missing must be missing.
 * @param ours values by column, ordered by id, NaN = missing
 * @param theirs Parquet file with the key column and the same columns, in any order of rows
 */
export async function differentColumns(
  ids: Float64Array,
  ours: ReadonlyMap<string, Float64Array>,
  theirs: string,
  key: string,
): Promise<Comparison> {
  const different: DifferentColumn[] = []
  const peer = await parquetColumns(theirs, key)
  const leftOut = [...ours.keys()].filter((id) => !peer.columns.has(id))
  if (peer.ids.length !== ids.length || peer.ids.some((id, row) => id !== ids[row]))
    return {
      leftOut,
      different: [
        {
          id: key,
          rows: Math.abs(peer.ids.length - ids.length),
          first: { id: 0, ours: ids.length, theirs: peer.ids.length },
        },
      ],
    }
  for (const [id, values] of ours) {
    const other = peer.columns.get(id)
    if (other === undefined) continue
    const rows = [...ids.keys()].filter((row) => !same(values[row]!, other[row]!))
    if (rows.length === 0) continue
    const at = rows[0]!
    different.push({
      id,
      rows: rows.length,
      first: { id: ids[at]!, ours: cell(values[at]!), theirs: cell(other[at]!) },
    })
  }
  return { leftOut, different }
}

/** Columns of a Parquet file as doubles, ordered by the key. */
export async function parquetColumns(path: string, key: string) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const read = async (names: readonly string[]): Promise<readonly Float64Array[]> => {
    const cells = names.map((name) => `cast("${name}" as double)`)
    const result = await connection.runAndReadAll(
      `select ${cells.join(', ')} from '${path}' order by "${key}"`,
    )
    return result
      .getColumns()
      .map((column) => Float64Array.from(column, (value) => (value as number | null) ?? Number.NaN))
  }
  const described = await connection.runAndReadAll(`describe select * from '${path}'`)
  const columns = described.getRows().map((row) => String(row[0]))
  const values = await read([key, ...columns])
  connection.closeSync()
  instance.closeSync()
  return { ids: values[0]!, columns: new Map(columns.map((name, index) => [name, values[index + 1]!])) }
}

function same(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b)
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b))
}

const cell = (value: number): number | null => (Number.isNaN(value) ? null : value)
