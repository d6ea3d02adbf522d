import { exactSteps } from '../explain/index.ts'
import type { CurveLine, ResponseCurve } from './bank.ts'

export interface CurveRequest {
  readonly line: CurveLine
  /** Features with the fact at each of the values, row-major. */
  readonly rowsAt: (values: readonly number[]) => Promise<Float64Array>
  readonly rawScores: (rows: Float64Array) => Float64Array
  readonly pd: (rawScore: number) => number
  /** Per feature where the model tells values apart. */
  readonly cuts: readonly (Float64Array | null)[]
}

/** A few hundred steps need two or three thousand places; more than this would keep the reader waiting. */
const MOST_PLACES = 6000
/** More than a chart can show and an answer under 100 kB can hold. */
const MOST_STEPS = 1200
/** When there are too many steps. */
const SAMPLED = 41

/** The PD along one fact: every step exactly, or values here and there when there are too many. */
export async function responseCurve(request: CurveRequest): Promise<ResponseCurve> {
  const { line, rowsAt, rawScores, pd, cuts } = request
  const { min, max, perUnit } = line
  const valueAt = (place: number): number => place / perUnit
  const first = Math.ceil(min * perUnit)
  const last = Math.floor(max * perUnit)
  const steps = await exactSteps({
    first,
    last,
    rowsAt: (places) => rowsAt(places.map(valueAt)),
    rawScores,
    cuts,
    most: MOST_PLACES,
  })
  if (steps !== undefined && steps.length <= MOST_STEPS)
    return {
      exact: true,
      steps: steps.map((step) => ({
        from: valueAt(step.first),
        to: valueAt(step.last),
        pd: pd(step.rawScore),
      })),
    }
  const values = Array.from({ length: SAMPLED }, (_, k) =>
    valueAt(first + Math.round((k * (last - first)) / (SAMPLED - 1))),
  )
  const scores = rawScores(await rowsAt(values))
  return { exact: false, steps: values.map((value, k) => ({ from: value, to: value, pd: pd(scores[k]!) })) }
}
