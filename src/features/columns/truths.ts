import { type Cell, cellOf, type Frame, oncePerFrame } from './frame.ts'

/**
 * A boolean cell that is worked out as truth values, a byte each; as doubles only where somebody asks for them.
 * @param compute writes as many truth values as the frame has rows
 */
export function truthCell(compute: (frame: Frame, out: number) => void): Cell {
  const truths = bytesOf(compute)
  const asDoubles = cellOf('boolean', (frame, out) => {
    frame.scratch.kernel.fromTruths(truths(frame), out, frame.nRows)
  })
  return { ...asDoubles, truths }
}

/** The truth values of a boolean cell, or of a missing literal. Address; not to be written to. */
export function truthsOf(cell: Cell): (frame: Frame) => number {
  return (
    cell.truths ??
    bytesOf((frame, out) => frame.scratch.kernel.toTruths(cell.of(frame), cell.step, out, frame.nRows))
  )
}

const bytesOf = (compute: (frame: Frame, out: number) => void): ((frame: Frame) => number) =>
  oncePerFrame((frame) => {
    const out = frame.scratch.truths(frame.nRows)
    compute(frame, out)
    return out
  })
