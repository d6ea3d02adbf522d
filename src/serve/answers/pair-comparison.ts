import { binOf, blockAround, groupRows, readGrid } from '../../compare/index.ts'
import type { PairAxis, PairComparison, PairQuery } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import type { RawValue } from '../../workspace/index.ts'
import type { BookEntry } from '../columns/column-book.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { display } from '../words/display.ts'
import { groupOf } from './compare-group.ts'
import { axisOf, knownColumn } from './comparison.ts'
import { ownValues } from './own-values.ts'

/** Two columns together, over a group. */
export async function pairComparison(
  application: OpenApplication,
  request: PairQuery,
  reader: Account,
  context: Context,
): Promise<PairComparison> {
  const { columns } = context
  const group = await groupOf(request, application, reader, context)
  const ids = [knownColumn(request.x, columns), knownColumn(request.y, columns)] as const
  const [entries, own] = await Promise.all([columns.entries(ids), ownValues(ids, application, context)])
  const [x, y] = entries as [BookEntry, BookEntry]
  const { people, target } = columns
  const rows = await groupRows(people, target, group.filters, columns.columns)
  const grid = await readGrid(people, rows, target, x, y)
  const axes = {
    x: axis(x, own[ids[0]] ?? null, grid.missing.x),
    y: axis(y, own[ids[1]] ?? null, grid.missing.y),
  }
  return {
    ...axes,
    cells: [...grid.cells],
    blocks: [...grid.blocks],
    around: blockAround(grid, axes.x.customerBin, axes.y.customerBin) ?? null,
  }
}

function axis(entry: BookEntry, value: RawValue, missing: number): PairAxis {
  const { id, label, unit, kind, words } = entry.described
  return {
    id,
    label,
    unit,
    kind,
    ...axisOf(entry),
    customer: display(value, unit, entry.described.missing, words),
    customerBin: binOf(entry.bins, value),
    missing,
  }
}
