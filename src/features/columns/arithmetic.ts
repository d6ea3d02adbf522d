import { unknownForm } from '../evaluator/unreadable.ts'
import { type CellType, isNumber, nameOf, sameType } from './cell-type.ts'
import { type Cell, cellOf, type Frame } from './frame.ts'

const OF_TWO = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const
/** A root of a negative number is an error of the engine; here it is missing. */
const OF_ONE = { '-': 'negate', abs: 'absolute', sqrt: 'root', floor: 'floorOf' } as const

export function arithmetic(name: string, children: readonly Cell[]): Cell {
  const [first, second] = children as [Cell, Cell]
  if (name === 'nullif' && children.length === 2) return unlessEqual(first, second)
  for (const { type } of children)
    if (!isNumber(type) && type !== 'null') unknownForm(`${name} of ${nameOf(type)}`)
  const one = children.length === 1 ? OF_ONE[name as keyof typeof OF_ONE] : undefined
  if (one !== undefined) {
    const type = name === 'sqrt' ? 'double' : first.type
    return cellOf(type, (frame, out) => {
      frame.scratch.kernel[one](first.of(frame), first.step, out, frame.nRows)
      keepWhole(type, frame, out)
    })
  }
  const two = children.length === 2 ? OF_TWO[name as keyof typeof OF_TWO] : undefined
  if (two === undefined) return unknownForm(`${name} of ${children.length} values`)
  const type = name === '/' || children.some((child) => child.type === 'double') ? 'double' : first.type
  return cellOf(type, (frame, out) => {
    const { kernel } = frame.scratch
    const odd = kernel[two](first.of(frame), first.step, second.of(frame), second.step, out, frame.nRows)
    if (odd !== 0) frame.scratch.irregular = true
    keepWhole(type, frame, out)
  })
}

/** A whole number has no -0. */
function keepWhole(type: CellType, { scratch, nRows }: Frame, out: number): void {
  if (type === 'integer') scratch.kernel.withoutMinusZero(out, nRows)
}

function unlessEqual(first: Cell, second: Cell): Cell {
  if (!sameType(first.type, second.type) && !(isNumber(first.type) && isNumber(second.type)))
    unknownForm(`nullif of ${nameOf(first.type)} and ${nameOf(second.type)}`)
  return cellOf(first.type, (frame, out) => {
    const { kernel } = frame.scratch
    kernel.unlessEqual(first.of(frame), first.step, second.of(frame), second.step, out, frame.nRows)
  })
}
