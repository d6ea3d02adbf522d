import type { KeptColumn } from '../../ingest/index.ts'
import { order } from '../evaluator/value.ts'
import type { Block } from './block.ts'
import type { Relation } from './relation.ts'
import { type SqlColumn, storedTable } from './stored-table.ts'

export type MemoryColumn = SqlColumn

/** Rows, sorted by the application's id, as a generation's files would hold them. */
export function memoryTable(
  block: Block,
  name: string,
  columns: readonly MemoryColumn[],
  id: string,
  rows: readonly (readonly (number | string | null)[])[],
): Relation {
  const idPlace = columns.findIndex((column) => column.name === id)
  const ids = [...new Set(rows.map((row) => row[idPlace] as number))]
  const starts = ids.map((one) => rows.findIndex((row) => row[idPlace] === one))
  const kept = columns.map((column, place) =>
    keptColumn(
      column,
      rows.map((row) => row[place]!),
    ),
  )
  const relation = storedTable(block, name, columns, id, {
    nRows: rows.length,
    ids: Int32Array.from(ids),
    starts: Uint32Array.from(starts),
    columns: kept.map(({ column }) => column),
    ahead: rows.length,
    column: (column) => {
      const { cells } = kept.find((one) => one.column === column)!
      const width = cells.BYTES_PER_ELEMENT
      return {
        fill: (start, bytes) => bytes.set(new Uint8Array(cells.buffer, start * width, bytes.length)),
      }
    },
  })
  return relation!
}

function keptColumn({ name, type }: MemoryColumn, values: readonly (number | string | null)[]) {
  const kept = (rest: Pick<KeptColumn, 'kind' | 'texts'>): KeptColumn => ({ name, over: 1, at: 0, ...rest })
  if (type === 'text') {
    const texts = [...new Set(values as readonly (string | null)[])]
      .filter((text) => text !== null)
      .sort(order)
    const cells = Uint8Array.from(values, (text) => (text === null ? 0 : texts.indexOf(text as string) + 1))
    return { column: kept({ kind: 'uint8', texts }), cells }
  }
  if (type === 'integer') {
    const cells = Int32Array.from(values as (number | null)[], (value) => value ?? -(2 ** 31))
    return { column: kept({ kind: 'int32' }), cells }
  }
  const cells = Float64Array.from(values as (number | null)[], (value) => value ?? Number.NaN)
  return { column: kept({ kind: 'float64' }), cells }
}
