import { nearestRows, PointColumns, plainDistances } from '../../src/compare/index.ts'
import { createRandom } from '../../src/random/index.ts'
import { type Times, times } from './times.ts'

export interface KernelBesidePlain {
  readonly kernel: Times
  /** The same loop in plain TypeScript. */
  readonly plain: Times
  /** The 50 smallest of the distances. */
  readonly select: Times
  /** The kernel's memory with all columns in it. */
  readonly bytes: number
}

/** The search alone, over random points: its time does not depend on them. Every distance of both sides is compared. */
export async function kernelBesidePlain(nRows: number, nColumns: number): Promise<KernelBesidePlain> {
  const random = createRandom(1)
  const columns = Array.from({ length: nColumns }, () => Float32Array.from({ length: nRows }, random.normal))
  const points = new PointColumns(nRows, nColumns)
  for (const [c, column] of columns.entries()) points.column(c).set(column)
  const pointOf = (k: number) => points.point((k * 7919) % nRows)
  const expected = plainDistances(columns, pointOf(0))
  const found = points.distances(pointOf(0))
  if (found.some((distance, row) => !Object.is(distance, expected[row])))
    throw new Error('the kernel gives other distances than its twin')
  return {
    kernel: await times(100, 10, (k) => points.distances(pointOf(k))),
    plain: await times(20, 2, (k) => plainDistances(columns, pointOf(k))),
    select: await times(100, 10, () => nearestRows(found, 50, new Set())),
    bytes: points.bytes,
  }
}
