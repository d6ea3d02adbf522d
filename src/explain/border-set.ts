import { fail } from '../errors/index.ts'
import { sha256 } from '../hash/index.ts'
import { sampleByHash } from './sample-by-hash.ts'

export interface BorderSet {
  /** Row indices, ascending. */
  readonly rows: Int32Array
  /** SHA-256 of the ids, ascending and joined by commas: names the set in every answer that used it. */
  readonly hash: string
  /** Approved rows in the population. */
  readonly approved: number
  /** Approved rows that lie near enough to belong; above `rows.length` when the set is a sample of them. */
  readonly near: number
  /** True when fewer than `minRows` are approved, so that all of them stand in. */
  readonly tooFew: boolean
}

/**
 * The just-approved: those rows below the limit that lie nearest to it. They are the "applicants at or slightly
 * above the passing score" against which a decline is explained. The same population, limit and seed give the same
 * set whatever the order of the rows.
 * @param options.rawScores one per row, log-odds; a row is approved when its score is below `limit`
 * @param options.rowIds unique, one per row
 * @param options.share of the population that counts as near, default 0.10
 * @param options.minRows near is at least this many, default 400
 * @param options.maxRows more near rows than this are sampled by a seeded hash of their ids, default 5,000
 * @throws VitrineError E_BORDER_EMPTY when nobody is approved
 * Source: 12 CFR 1002.9, comment 9(b)(2)-5.
 */
export function borderSet(options: {
  readonly rawScores: Float64Array
  readonly limit: number
  readonly rowIds: Float64Array
  readonly minRows?: number
  readonly maxRows?: number
  readonly share?: number
  readonly seed: number
}): BorderSet {
  const { rawScores, limit, rowIds, minRows = 400, maxRows = 5000, share = 0.1, seed } = options
  if (rawScores.length !== rowIds.length)
    throw new RangeError(`${rawScores.length} scores for ${rowIds.length} ids`)
  const approved = Array.from(rawScores.keys()).filter((row) => rawScores[row]! < limit)
  if (approved.length === 0)
    fail('E_BORDER_EMPTY', {
      what: 'Nobody is approved, so there are no just-approved applicants to compare with.',
      got: `limit ${limit}, ${rawScores.length} scores`,
      expected: 'at least one raw score below the limit',
      remedy: 'Check the limit, or train on more rows.',
    })
  approved.sort((a, b) => rawScores[b]! - rawScores[a]! || rowIds[a]! - rowIds[b]!)
  const near = approved.slice(0, Math.max(minRows, Math.ceil(share * rawScores.length)))
  const rows = Int32Array.from(
    near.length > maxRows ? sampleByHash(near, rowIds, maxRows, seed) : near,
  ).sort()
  const ids = Float64Array.from(rows, (row) => rowIds[row]!).sort()
  return {
    rows,
    hash: sha256(ids.join(',')),
    approved: approved.length,
    near: near.length,
    tooFew: approved.length < minRows,
  }
}
