import type { ColumnSpec, Matrix } from '../../matrix/index.ts'
import type { BinnedColumn, BinnedMatrix, BinOptions } from './binned-matrix.ts'
import { cutPoints } from './cut-points.ts'

/** Binning without the kernel: what the kernel is tested against. */
export function plainBinMatrix(
  matrix: Matrix,
  { maxBins = 255, minDataInBin = 3, rows }: BinOptions = {},
): BinnedMatrix {
  const { nRows, columns } = matrix
  const bins = new Uint8Array(nRows * columns.length)
  const mappers = columns.map((spec, c) => {
    const values = matrix.column(c)
    const sample = rows === undefined ? values : Float64Array.from(rows, (row) => values[row]!)
    const mapper = binnedColumn(spec, sample, maxBins - 1, minDataInBin)
    applyBins(mapper, values, bins.subarray(c * nRows, (c + 1) * nRows))
    return mapper
  })
  return { columns, nRows, mappers, maxBins, bins }
}

function binnedColumn(
  spec: ColumnSpec,
  sample: Float64Array,
  maxValueBins: number,
  minDataInBin: number,
): BinnedColumn {
  return spec.kind === 'number'
    ? numberColumn(sample, maxValueBins, minDataInBin)
    : categoryColumn(sample, maxValueBins, minDataInBin)
}

function numberColumn(sample: Float64Array, maxValueBins: number, minDataInBin: number): BinnedColumn {
  const present = sample.filter((value) => !Number.isNaN(value)).sort()
  const cuts = cutPoints(present, maxValueBins, minDataInBin)
  const info = present.length === 0 ? 'none' : `[${present[0]}:${present[present.length - 1]}]`
  return {
    kind: 'number',
    nBins: present.length === 0 ? 1 : cuts.length + 2,
    cuts,
    codes: new Int32Array(0),
    info,
  }
}

/** The most frequent codes get a bin each; the rest share bin 0 with missing and so go right at every split. */
export function categoryColumn(
  sample: Float64Array,
  maxValueBins: number,
  minDataInBin: number,
): BinnedColumn {
  const counts = new Map<number, number>()
  for (const code of sample) if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1)
  const byFrequency = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const kept = byFrequency
    .filter(([, count], at) => at < 2 || count >= minDataInBin)
    .slice(0, maxValueBins)
    .map(([code]) => code)
  return {
    kind: 'category',
    nBins: kept.length + 1,
    cuts: new Float64Array(0),
    codes: Int32Array.from(kept),
    info: kept.length === 0 ? 'none' : kept.join(':'),
  }
}

/** Writes each value's bin into `out`, which is as long as `values`. */
export function applyBins(mapper: BinnedColumn, values: Float64Array, out: Uint8Array): void {
  if (mapper.kind === 'category') {
    const binOfCode = new Map<number, number>()
    for (const [at, code] of mapper.codes.entries()) binOfCode.set(code, at + 1)
    for (let r = 0; r < values.length; r++) out[r] = binOfCode.get(values[r]!) ?? 0
    return
  }
  const { cuts } = mapper
  for (let r = 0; r < values.length; r++) {
    const value = values[r]!
    if (Number.isNaN(value) || mapper.nBins === 1) {
      out[r] = 0
      continue
    }
    let low = 0
    let high = cuts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value <= cuts[middle]!) high = middle
      else low = middle + 1
    }
    out[r] = low + 1
  }
}
