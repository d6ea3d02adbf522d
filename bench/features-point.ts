import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { type Hypothesis, openFeatureEngine, openMatrix, type StoredMatrix } from '../src/features/index.ts'
import { openWarehouse } from '../src/ingest/index.ts'
import { createRandom } from '../src/random/index.ts'
import { workspacePaths } from '../src/workspace/index.ts'
import type { Bench } from './bench.ts'
import { readyBank } from './features/bank.ts'
import { ours } from './features/sides.ts'

/** Train and test of the full data. */
const FULL_SIZE = 356_255
const CUSTOMERS = 500
const MANY = 256
const ROUNDS = 100
/** The first calls plan statements and warm the code. */
const WARM_UP = 20

/** Milliseconds. */
interface Times {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** How long does one application wait for its features? */
export const featuresPoint: Bench = {
  name: 'features-point',
  question: 'Milliseconds for one application’s features, from raw rows and from stored history',
  unit: 'milliseconds, p95 of one application from raw rows',
  async run({ scratch, applications = FULL_SIZE, log }) {
    const bank = await readyBank(join(scratch, `bank-${applications}`), { applications }, log)
    const matrixDir = join(bank.spec.dataDir, 'bench-matrix')
    if (!existsSync(join(matrixDir, 'matrix.json'))) ours('catalogue', bank.spec, bank.dir)
    const matrix = openMatrix(matrixDir)
    const engine = await openFeatureEngine({
      warehousePath: (await openWarehouse(workspacePaths(bank.spec.dataDir).warehouse)).path,
      matrixDir,
      catalogue: homeCredit.catalogue,
      tables: homeCredit.tables,
    })
    try {
      const order = createRandom(1)
      /** A different application each call, by row of the matrix. */
      const row = () => order.integer(matrix.nRows)
      const cold = await timed(matrix, CUSTOMERS, row, (at) => engine.single(matrix.rowIds[at]!))
      log(`from raw rows: ${JSON.stringify(cold)}`)
      const stored = await timed(matrix, CUSTOMERS, row, (at) =>
        engine.hypothesise([{ base: matrix.rowIds[at]!, application: {} }]),
      )
      log(`from stored history: ${JSON.stringify(stored)}`)
      const many = await timed(matrix, ROUNDS, row, async (at) => {
        const values = await engine.hypothesise(manyOf(matrix.rowIds[at]!))
        return values.subarray(0, engine.featureIds.length)
      })
      log(`${MANY} hypotheticals: ${JSON.stringify(many)}`)
      const compared = 2 * (CUSTOMERS + WARM_UP) + ROUNDS + WARM_UP
      return {
        figure: cold.p95,
        details: {
          applications,
          features: engine.featureIds.length,
          compared,
          'from raw rows': { ...cold },
          'from stored history': { ...stored },
          [`${MANY} hypotheticals`]: { ...many },
        },
      }
    } finally {
      engine.close()
      matrix.close()
    }
  },
}

/** The application as filed, then other amounts of the same loan. */
function manyOf(base: number): Hypothesis[] {
  return Array.from({ length: MANY }, (_, i) => ({
    base,
    application: i === 0 ? {} : { AMT_CREDIT: 100_000 + 1000 * i, AMT_ANNUITY: 5000 + 100 * i },
  }))
}

/** Times `calls` calls after the warm-up; every row that comes back is compared with the bulk's, outside of the time. */
async function timed(
  matrix: StoredMatrix,
  calls: number,
  nextRow: () => number,
  ask: (row: number) => Promise<Float64Array>,
): Promise<Times> {
  const taken: number[] = []
  for (let call = 0; call < WARM_UP + calls; call++) {
    const row = nextRow()
    const start = performance.now()
    const values = await ask(row)
    if (call >= WARM_UP) taken.push(performance.now() - start)
    requireBulk(matrix, row, values)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.ceil(share * taken.length) - 1]!
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function requireBulk(matrix: StoredMatrix, row: number, values: Float64Array): void {
  for (const [index, { id }] of matrix.columns.entries()) {
    const bulk = matrix.column(index, row, row + 1)[0]!
    if (!Object.is(bulk, values[index]))
      throw new RangeError(`${id} of ${matrix.rowIds[row]}: ${values[index]}, in bulk ${bulk}`)
  }
}
