import type { Unit } from '../../src/contract/index.ts'

/** The parts of an axis that turn round when values that count back are shown as lengths. */
export interface AxisPart {
  readonly unit: Unit
  readonly kind: 'number' | 'category'
  readonly edges: readonly number[]
}

/** True for lengths of time stored as negative numbers: they are shown as lengths, short ones at the left. */
export function asLengths(axis: AxisPart): boolean {
  const last = axis.edges[axis.edges.length - 1]
  const first = axis.edges[0]
  return (
    axis.kind === 'number' &&
    axis.unit === 'days' &&
    last !== undefined &&
    first !== undefined &&
    first < 0 &&
    last <= 0
  )
}

/** Edges turned round: −9, −4, 0 becomes 0, 4, 9. */
export function mirrored(edges: readonly number[]): number[] {
  return edges.map((edge) => 0 - edge).reverse()
}

/**
 * Place of a value in bins counted from 0: 2.5 is the middle of the third bin, whatever its width in values.
 * Values beyond the outer edges stand at the ends.
 */
export function alongEdges(edges: readonly number[], value: number): number {
  const bins = edges.length - 1
  if (bins < 1 || value <= edges[0]!) return 0
  if (value >= edges[bins]!) return bins
  let bin = 0
  while (value >= edges[bin + 1]!) bin++
  return bin + (value - edges[bin]!) / (edges[bin + 1]! - edges[bin]!)
}
