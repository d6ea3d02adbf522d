import { unknownForm } from '../evaluator/unreadable.ts'
import { isNumber, nameOf } from './cell-type.ts'
import type { Cell } from './frame.ts'
import { truthCell, truthsOf } from './truths.ts'

const [FALSE, TRUE] = [0, 2]

/** Loop, whether the sides change places, and whether what it finds is turned round: x ≤ y is not y < x. */
const COMPARISONS = {
  COMPARE_EQUAL: ['equal', false, false],
  COMPARE_NOTEQUAL: ['equal', false, true],
  COMPARE_LESSTHAN: ['less', false, false],
  COMPARE_LESSTHANOREQUALTO: ['less', true, true],
  COMPARE_GREATERTHAN: ['less', true, false],
  COMPARE_GREATERTHANOREQUALTO: ['less', false, true],
} as const

export function comparison(type: string, left: Cell, right: Cell): Cell {
  const [loop, turned, isNot] = COMPARISONS[type as keyof typeof COMPARISONS] ?? unknownForm(type)
  // Numbers alone: what is asked of a text is worked out once per kind.
  for (const one of [left, right])
    if (one.type !== 'null' && !isNumber(one.type)) unknownForm(`a comparison of ${nameOf(one.type)}`)
  const [a, b] = turned ? [right, left] : [left, right]
  const found = truthCell((frame, out) => {
    frame.scratch.kernel[loop](a.of(frame), a.step, b.of(frame), b.step, out, frame.nRows)
  })
  return isNot ? not(found) : found
}

/** `x in (a, b)` is `x = a or x = b`, missing values included. */
export function isIn([value, ...list]: readonly Cell[], wanted: boolean): Cell {
  const found = or(list.map((item) => comparison('COMPARE_EQUAL', value!, item)))
  return wanted ? found : not(found)
}

/** One that is false decides; else missing when one is. */
export const and = (children: readonly Cell[]): Cell => conjunction(children, 'both')
/** One that is true decides; else missing when one is. */
export const or = (children: readonly Cell[]): Cell => conjunction(children, 'either')

function conjunction(children: readonly Cell[], loop: 'both' | 'either'): Cell {
  for (const { type } of children)
    if (type !== 'boolean' && type !== 'null') unknownForm(`a condition of type ${nameOf(type)}`)
  return children.reduce((all, child) => {
    const [a, b] = [truthsOf(all), truthsOf(child)]
    return truthCell((frame, out) => {
      frame.scratch.kernel[loop](a(frame), b(frame), out, frame.nRows)
    })
  })
}

export function not(child: Cell): Cell {
  const truths = truthsOf(child)
  return truthCell((frame, out) => {
    frame.scratch.kernel.negation(truths(frame), out, frame.nRows)
  })
}

export function isMissing(child: Cell, wanted: boolean): Cell {
  const missing = wanted ? TRUE : FALSE
  return truthCell((frame, out) => {
    frame.scratch.kernel.presence(child.of(frame), child.step, missing, TRUE - missing, out, frame.nRows)
  })
}
