import { readFile } from 'node:fs/promises'
import { fail } from '../errors/index.ts'
import { auc, type PdInterval } from '../model/index.ts'

/** How near estimates come to the known true PDs of generated data. */
export interface TruthComparison {
  readonly n: number
  readonly meanAbsoluteError: number
  readonly aucOfTruth: number
  readonly intervals: IntervalCoverage
}

export interface IntervalCoverage {
  /** What the intervals are made to hold. */
  readonly level: number
  /** Share of applications whose true PD lies within their interval; 0.85 to 0.95 is wanted. */
  readonly held: number
  /** Shares whose true PD lies under the interval and over it. */
  readonly under: number
  readonly over: number
  /** Probability. */
  readonly meanWidth: number
}

/** Of intervals that should hold the true PD of 90 in 100. */
export const WANTED_COVERAGE = { low: 0.85, high: 0.95 } as const

export function compareWithTruth(
  truth: Float64Array,
  pds: Float64Array,
  target: Float64Array,
  intervals: readonly PdInterval[],
): TruthComparison {
  const n = truth.length
  return {
    n,
    meanAbsoluteError: pds.reduce((sum, pd, row) => sum + Math.abs(pd - truth[row]!), 0) / n,
    aucOfTruth: auc(truth, target),
    intervals: coverage(truth, intervals),
  }
}

/** @param intervals one per true PD, at least one */
export function coverage(truth: Float64Array, intervals: readonly PdInterval[]): IntervalCoverage {
  let [under, over, width] = [0, 0, 0]
  for (const [row, { low, high }] of intervals.entries()) {
    if (truth[row]! < low) under++
    else if (truth[row]! > high) over++
    width += high - low
  }
  const n = intervals.length
  return {
    level: intervals[0]!.level,
    held: (n - under - over) / n,
    under: under / n,
    over: over / n,
    meanWidth: width / n,
  }
}

/**
 * True PDs of some applications from `truth.csv`.
 * @throws VitrineError E_TRUTH_FILE
 */
export async function readTruth(file: string, ids: Float64Array): Promise<Float64Array> {
  const text = await readFile(file, 'utf8').catch((error: Error) => truthless(file, error.message))
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split(',')
  const idAt = names.indexOf('SK_ID_CURR')
  const pdAt = names.indexOf('TRUE_PD')
  if (idAt < 0 || pdAt < 0) truthless(file, header)
  const truth = new Map(
    lines.map((line) => {
      const cells = line.split(',')
      return [Number(cells[idAt]), Number(cells[pdAt])]
    }),
  )
  return ids.map((id) => truth.get(id) ?? truthless(file, `no row for ${id}`))
}

function truthless(file: string, got: string): never {
  fail('E_TRUTH_FILE', {
    what: 'The file does not hold the true PDs of these applications.',
    got,
    expected: 'SK_ID_CURR and TRUE_PD for every application, as "vitrine generate" writes truth.csv',
    remedy: 'Name the truth.csv that was generated together with the tables.',
    file,
  })
}
