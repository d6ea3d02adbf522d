import { CELLS, type KeptColumn, type TableRows } from '../../ingest/index.ts'
import type { ValueType } from '../evaluator/value.ts'
import type { Block } from './block.ts'
import { CellWindow } from './cell-window.ts'
import type { FrameColumn } from './frame.ts'
import type { Relation } from './relation.ts'
import type { Scratch } from './scratch.ts'
import { tableRelation } from './table.ts'

/** A column that SQL reads, and the type that the engine gives it. */
export interface SqlColumn {
  readonly name: string
  readonly type: ValueType
}

/**
 * A table of a generation, from the files beside the warehouse.
 * @param id the application's id; it stands in the files' index
 * @returns undefined when a column is not kept
 */
export function storedTable(
  block: Block,
  name: string,
  columns: readonly SqlColumn[],
  id: string,
  rows: TableRows,
): Relation | undefined {
  const kept = columns.map((one) => rows.columns.find((column) => column.name === one.name))
  const idPlace = columns.findIndex((one) => one.name === id)
  if (kept.some((column, place) => column === undefined && place !== idPlace)) return undefined
  const windows = kept.map((column) => column && new CellWindow(block.scratch, rows, column))
  return tableRelation(
    block,
    name,
    columns.map((one, place) => typed(one, kept[place])),
    idPlace,
    {
      ids: rows.ids,
      starts: rows.starts,
      nRows: rows.nRows,
      read(place, start, count, out, scratch) {
        decode(scratch, kept[place]!, windows[place]!.at(start, count), count, out)
      },
    },
  )
}

function typed({ name, type }: SqlColumn, kept: KeptColumn | undefined): Omit<FrameColumn, 'alias'> {
  return { name: name.toUpperCase(), type: type === 'text' ? { texts: kept!.texts! } : type }
}

const LOOPS = {
  int8: 'decode8',
  int16: 'decode16',
  int32: 'decode32',
  uint8: 'decodeUnsigned8',
  uint16: 'decodeUnsigned16',
} as const

function decode(
  scratch: Scratch,
  { kind, over, texts }: KeptColumn,
  cells: number,
  count: number,
  out: number,
): void {
  if (kind === 'float64') {
    scratch.values(out, count).set(scratch.values(cells, count))
    return
  }
  // Cell 1 is the first text.
  scratch.kernel[LOOPS[kind]](cells, CELLS[kind].missing, texts === undefined ? 0 : 1, over, out, count)
}
