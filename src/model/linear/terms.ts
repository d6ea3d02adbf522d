import type { BinnedMatrix } from '../training/binned-matrix.ts'

/** One standardised input of the linear score: mean 0 and standard deviation 1 over the training rows. */
export interface Term {
  readonly column: number
  /** `rank`: the value's rank; `is`: one category, or missing. Only ranks have a direction. */
  readonly kind: 'rank' | 'is'
  /** Value of the term in each bin of the column. */
  readonly perBin: Float64Array
}

/** Neighbouring bins share a rank until a step holds a thirty-second of the known rows. */
const MOST_STEPS = 32
/** Fewer rows on either side say nothing that a penalised score could use. */
const LEAST_ROWS = 30

/** @param rows training rows */
export function linearTerms(binned: BinnedMatrix, rows: Uint32Array): Term[] {
  return binned.mappers.flatMap((mapper, column): Term[] => {
    const counts = binCounts(binned, column, rows)
    const known = rows.length - counts[0]!
    const terms: Term[] = []
    if (mapper.kind === 'number' && known > LEAST_ROWS)
      terms.push(...standardised(column, 'rank', ranks(counts, known), counts))
    for (let bin = 0; bin < counts.length; bin++) {
      if (mapper.kind === 'number' && bin > 0) break
      if (counts[bin]! <= LEAST_ROWS || rows.length - counts[bin]! <= LEAST_ROWS) continue
      const is = new Float64Array(counts.length)
      is[bin] = 1
      terms.push(...standardised(column, 'is', is, counts))
    }
    return terms
  })
}

export function binCounts(
  { bins, nRows, mappers }: BinnedMatrix,
  column: number,
  rows: Uint32Array,
): Float64Array {
  const counts = new Float64Array(mappers[column]!.nBins)
  for (const row of rows) counts[bins[column * nRows + row]!]!++
  return counts
}

/** Middle rank of each step as a share of the known rows, less a half; missing stands in the middle. */
function ranks(counts: Float64Array, known: number): Float64Array {
  const values = new Float64Array(counts.length)
  const least = known / MOST_STEPS
  let below = 0
  let from = 1
  let inStep = 0
  for (let bin = 1; bin < counts.length; bin++) {
    inStep += counts[bin]!
    if (inStep < least && bin < counts.length - 1) continue
    values.fill((below + inStep / 2) / known - 0.5, from, bin + 1)
    below += inStep
    inStep = 0
    from = bin + 1
  }
  return values
}

function standardised(
  column: number,
  kind: Term['kind'],
  values: Float64Array,
  counts: Float64Array,
): Term[] {
  let n = 0
  let sum = 0
  let squares = 0
  for (let bin = 0; bin < counts.length; bin++) {
    n += counts[bin]!
    sum += counts[bin]! * values[bin]!
    squares += counts[bin]! * values[bin]! ** 2
  }
  const mean = sum / n
  const deviation = Math.sqrt(Math.max(squares / n - mean * mean, 0))
  // A column of one value has no spread beyond rounding.
  return deviation < 1e-9 ? [] : [{ column, kind, perBin: values.map((value) => (value - mean) / deviation) }]
}
