import { type ColumnSpec, MemoryMatrix } from '../src/matrix/index.ts'
import { sigmoid } from '../src/model/index.ts'
import { createRandom } from '../src/random/index.ts'

export interface PlantedMatrix {
  readonly matrix: MemoryMatrix
  readonly target: Float64Array
  /** The probability each outcome was drawn from. */
  readonly truePd: Float64Array
}

/**
 * Rows with known effects: `debt` raises the log-odds by 0.9 per unit, `savings` lowers them by 0.6 per unit and is
 * missing in 20 % (worth +0.5), `job` has 12 categories with effects between −1 and 1 and is missing in 5 %,
 * `segment` has 3 categories, `noise` and `steps` (whole numbers −2 … 2) do nothing.
 */
export function plantedMatrix(nRows: number, seed: number): PlantedMatrix {
  const random = createRandom(seed, 'planted matrix')
  const columns: ColumnSpec[] = [
    { id: 'debt', kind: 'number' },
    { id: 'savings', kind: 'number' },
    { id: 'noise', kind: 'number' },
    { id: 'steps', kind: 'number' },
    { id: 'job', kind: 'category', categories: Array.from({ length: 12 }, (_, code) => `job ${code}`) },
    { id: 'segment', kind: 'category', categories: ['a', 'b', 'c'] },
  ]
  const values = columns.map(() => new Float64Array(nRows))
  const truePd = new Float64Array(nRows)
  for (let row = 0; row < nRows; row++) {
    const debt = random.normal()
    const savings = random.normal()
    const job = Math.floor(12 * random.uniform() ** 2)
    const segment = random.integer(3)
    const savingsMissing = random.uniform() < 0.2
    const logOdds =
      -1.8 +
      0.9 * debt -
      (savingsMissing ? -0.5 : 0.6 * savings) +
      Math.sin(job * 2.1) +
      (segment === 1 ? 0.4 : 0)
    const cells = [
      debt,
      savingsMissing ? Number.NaN : savings,
      random.normal(),
      random.integer(5) - 2,
      random.uniform() < 0.05 ? Number.NaN : job,
      segment,
    ]
    for (const [c, cell] of cells.entries()) values[c]![row] = cell
    truePd[row] = sigmoid(logOdds)
  }
  const target = truePd.map((pd) => (random.uniform() < pd ? 1 : 0))
  const rowIds = Float64Array.from({ length: nRows }, (_, row) => 100_001 + row)
  return { matrix: new MemoryMatrix(columns, rowIds, values), target, truePd }
}
