import { type FileNote, standingFor, waitsForPerson } from '../../oversight/index.ts'
import { isGrey } from '../oversight/decided-file.ts'
import { APPROVED, CLOSE, type FindIndex, WAITS } from './find-index.ts'

/**
 * The kinds of all files as they are now: what people did since is put over what the scores say.
 * @param notes files that people did something about
 * @param greyBandPoints people in 100
 */
export function kindsNow(
  index: FindIndex,
  notes: ReadonlyMap<number, FileNote>,
  greyBandPoints: number,
): FindIndex {
  if (notes.size === 0) return index
  const kinds = index.kinds.slice()
  for (const [id, note] of notes) {
    const row = rowOf(index, id)
    if (row !== undefined) kinds[row] = kindNow(kinds[row]!, note, greyBandPoints)
  }
  return { ...index, kinds }
}

function kindNow(kind: number, note: FileNote, greyBandPoints: number): number {
  const { outcome, corrected } = note
  const said = outcome ?? corrected?.outcome
  const approved = said === undefined ? kind & APPROVED : said === 'approved' ? APPROVED : 0
  const close = corrected === null ? kind & CLOSE : corrected.closeCall ? CLOSE : 0
  // Bit WAITS of the index says whether the filed score lies in the grey band.
  const grey =
    corrected === null ? (kind & WAITS) !== 0 : isGrey(corrected.pd, corrected.limitPd, greyBandPoints)
  return approved | close | (waitsForPerson(standingFor(note, grey)) ? WAITS : 0)
}

/** By bisection over the ids in order. */
function rowOf({ ids, byId }: FindIndex, id: number): number | undefined {
  let [low, high] = [0, byId.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[byId[middle]!]! < id) low = middle + 1
    else high = middle
  }
  const row = byId[low]
  return row !== undefined && ids[row] === id ? row : undefined
}
