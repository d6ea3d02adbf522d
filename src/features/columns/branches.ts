import { unknownForm } from '../evaluator/unreadable.ts'
import { type CellType, isNumber, nameOf, sameType } from './cell-type.ts'
import { type Cell, cellOf } from './frame.ts'
import { truthsOf } from './truths.ts'

export interface Branch {
  readonly when: Cell
  readonly value: Cell
}

/** Every branch is worked out for every row: what a branch that is not taken meets does no harm. */
export function choose(branches: readonly Branch[], otherwise: Cell): Cell {
  const type = common([...branches.map(({ value }) => value), otherwise])
  return branches.reduceRight((rest, { when, value }) => {
    const holds = truthsOf(when)
    return cellOf(type, (frame, out) => {
      frame.scratch.kernel.choose(
        holds(frame),
        value.of(frame),
        value.step,
        rest.of(frame),
        rest.step,
        out,
        frame.nRows,
      )
    })
  }, otherwise)
}

/** The first that is present. */
export function coalesce(children: readonly Cell[]): Cell {
  const type = common(children)
  return children.reduce((first, next) =>
    cellOf(type, (frame, out) => {
      const { kernel } = frame.scratch
      kernel.firstPresent(first.of(frame), first.step, next.of(frame), next.step, out, frame.nRows)
    }),
  )
}

/** The type in which the engine brings branches together. */
function common(branches: readonly Cell[]): CellType {
  const types = branches.map(({ type }) => type).filter((type) => type !== 'null')
  const first = types[0] ?? 'null'
  if (types.every((type) => sameType(type, first))) return first
  if (types.every(isNumber)) return 'double'
  return unknownForm(`branches of types ${types.map(nameOf).join(', ')}`)
}
