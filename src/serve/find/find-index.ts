import type { Bank } from '../../workspace/index.ts'
import { ID, scoreColumn } from '../sql-names.ts'
import { fold } from './fold.ts'

export type Show = 'all' | 'close' | 'declined' | 'approved' | 'person'

/** Bits of a kind. */
export const APPROVED = 1
export const CLOSE = 2
/** Waits for a person; in the index itself: the score lies in the grey band. */
export const WAITS = 4

/** All applications as flat arrays, newest first: a search is one pass without the database. */
export interface FindIndex {
  readonly ids: Float64Array
  /** Bits APPROVED, CLOSE, WAITS. */
  readonly kinds: Uint8Array
  /** Index into `branches`; −1 = none. */
  readonly branch: Int32Array
  readonly branches: readonly string[]
  /** One line per application: every word of the folded name after a space. */
  readonly names: string
  /** Where each line begins in `names`, length n + 1. */
  readonly lines: Uint32Array
  /** Rows in the order of their ids. */
  readonly byId: Uint32Array
}

const CHUNK = 50_000

/** Reads ids, names, branches and outcomes once; 300,000 applications take about 20 MB. */
/** @param greyBandPoints half-width of the band in which a person decides, people in 100 */
export async function buildFindIndex(bank: Bank, greyBandPoints: number): Promise<FindIndex> {
  const ids: number[] = []
  const days: number[] = []
  const kinds: number[] = []
  const branchOf: number[] = []
  const names: string[] = []
  const codes = new Map<string, number>()
  for (let after = -1; ; ) {
    const rows = await bank.query(
      `select s.${ID}, e.DISPLAY_NAME, e.RECEIVED_ON, e.BRANCH,
         case when s.${scoreColumn('OUTCOME')} = 'approved' then ${APPROVED} else 0 end
           + case when s.${scoreColumn('CLOSE')} then ${CLOSE} else 0 end
           + case when 100 * abs(s.${scoreColumn('PD')} - s.${scoreColumn('LIMIT_PD')}) <= ? then ${WAITS} else 0 end as KIND
       from scores s left join envelope e on e.${ID} = s.${ID}
       where s.${ID} > ? order by s.${ID} limit ${CHUNK}`,
      [greyBandPoints, after],
    )
    for (const row of rows) {
      ids.push(row[ID] as number)
      days.push(row.RECEIVED_ON === null ? -Infinity : Date.parse(row.RECEIVED_ON as string) / 86_400_000)
      kinds.push(row.KIND as number)
      branchOf.push(branchCode(codes, row.BRANCH as string | null))
      names.push(row.DISPLAY_NAME === null ? '' : fold(row.DISPLAY_NAME as string))
    }
    if (rows.length < CHUNK) break
    after = ids.at(-1)!
  }
  const order = Uint32Array.from(ids.keys())
  order.sort((a, b) => (days[b]! === days[a]! ? ids[b]! - ids[a]! : days[b]! - days[a]!))
  const lines = new Uint32Array(order.length + 1)
  const text: string[] = []
  for (const [line, row] of order.entries()) {
    const name = names[row] === '' ? '\n' : ` ${names[row]}\n`
    text.push(name)
    lines[line + 1] = lines[line]! + name.length
  }
  return {
    ids: Float64Array.from(order, (row) => ids[row]!),
    kinds: Uint8Array.from(order, (row) => kinds[row]!),
    branch: Int32Array.from(order, (row) => branchOf[row]!),
    branches: [...codes.keys()],
    names: text.join(''),
    lines,
    byId: Uint32Array.from(order.keys()).sort((a, b) => ids[order[a]!]! - ids[order[b]!]!),
  }
}

function branchCode(codes: Map<string, number>, branch: string | null): number {
  if (branch === null) return -1
  const known = codes.get(branch)
  if (known !== undefined) return known
  codes.set(branch, codes.size)
  return codes.size - 1
}
