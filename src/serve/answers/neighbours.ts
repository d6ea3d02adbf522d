import type { CompareColumn } from '../../compare/index.ts'
import type { FoundApplication } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import { INTERVAL_LEVEL, type RawValue } from '../../workspace/index.ts'
import { mayOpen, onlyBranch } from '../access.ts'
import type { Context } from '../context.ts'
import { headerOf } from '../open-application.ts'
import { ID, scoreColumn } from '../sql-names.ts'

/** What the scores say of one application, and what came of it. */
export interface NeighbourScore
  extends Pick<FoundApplication, 'pd' | 'pdInterval' | 'limitPd' | 'outcome' | 'closeCall'> {
  readonly target: 'difficulties' | 'none' | null
}

const number = (name: string): CompareColumn => ({ id: name, kind: 'number', relation: 's', name })
const SCORES = {
  target: number('TARGET'),
  pd: number(scoreColumn('PD')),
  low: number(scoreColumn('PD_LOW')),
  high: number(scoreColumn('PD_HIGH')),
  limitPd: number(scoreColumn('LIMIT_PD')),
  closeCall: number(scoreColumn('CLOSE')),
} as const

/** By application, from everybody's columns: no table is read for them once they are kept. */
export async function readScores(
  applicationIds: readonly number[],
  { columns: { people, id, decision } }: Context,
): Promise<readonly NeighbourScore[]> {
  const [ids, decisions, ...read] = await people.read([id, decision, ...Object.values(SCORES)])
  const names = Object.keys(SCORES)
  const cellOf = (name: keyof typeof SCORES, row: number): number => read[names.indexOf(name)]!.cells[row]!
  return applicationIds.map((applicationId) => {
    const row = placeOfId(ids!.cells, applicationId)
    const target = cellOf('target', row)
    return {
      pd: cellOf('pd', row),
      pdInterval: { low: cellOf('low', row), high: cellOf('high', row), level: INTERVAL_LEVEL },
      limitPd: cellOf('limitPd', row),
      outcome: decisions!.values[decisions!.cells[row]!] as FoundApplication['outcome'],
      closeCall: cellOf('closeCall', row) === 1,
      target: Number.isNaN(target) ? null : target === 1 ? 'difficulties' : 'none',
    }
  })
}

/**
 * Where an application stands among everybody.
 * @param ids ascending
 * @returns −1 when it is not there
 */
export function placeOfId(ids: Float64Array, id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : -1
}

/** Headers of those applications that the reader may open, by application id. */
export async function readHeaders(
  applicationIds: readonly number[],
  reader: Account,
  context: Context,
): Promise<ReadonlyMap<number, ReturnType<typeof headerOf>>> {
  const near = await ofBranch(applicationIds, reader, context)
  if (near.length === 0) return new Map()
  const right = mayOpen(reader, context.hasBranches)
  const rows: readonly Record<string, RawValue>[] = await context.bank.query(
    `select h.* from headers h where h.${ID} in (${near.map(() => '?').join(', ')}) and ${right.sql}`,
    [...near, ...right.parameters],
  )
  return new Map(rows.map((row) => [row[ID] as number, headerOf(row, reader, context)]))
}

/** Fewer numbers to look up; the right itself is part of the query that reads them. */
async function ofBranch(
  applicationIds: readonly number[],
  reader: Account,
  { hasBranches, columns: { people, id, branch } }: Context,
): Promise<readonly number[]> {
  const only = onlyBranch(reader, hasBranches)
  if (only === null) return applicationIds
  const [ids, branches] = await people.read([id, branch])
  const own = branches!.values.indexOf(only)
  return applicationIds.filter((one) => branches!.cells[placeOfId(ids!.cells, one)] === own)
}
