import { exactSteps } from '../explain/index.ts'
import type { CurveLine, ResponseCurve } from './bank.ts'

export interface CurveRequest {
  readonly line: CurveLine
  /** Features with the fact at each of the values, row-major. */
  readonly rowsAt: (values: readonly number[]) => Promise<Float64Array>
  readonly rawScores: (rows: Float64Array) => Float64Array
  readonly pd: (rawScore: number) => number
  /** Whether a rule declines each of the rows. */
  readonly ruled: (rows: Float64Array) => readonly boolean[]
  /** Per feature where the model or a rule tells values apart. */
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
  const { line, rowsAt, rawScores, pd, ruled, cuts } = request
  const { min, max, perUnit } = line
  const valueAt = (place: number): number => place / perUnit
  const first = Math.ceil(min * perUnit)
  const last = Math.floor(max * perUnit)
  const levels = createLevels()
  const steps = await exactSteps({
    first,
    last,
    rowsAt: (places) => rowsAt(places.map(valueAt)),
    rawScores: (rows) => levels.of(rawScores(rows), ruled(rows)),
    cuts,
    most: MOST_PLACES,
  })
  if (steps !== undefined && steps.length <= MOST_STEPS)
    return {
      exact: true,
      steps: steps.map((step) => ({
        from: valueAt(step.first),
        to: valueAt(step.last),
        pd: pd(levels.at(step.rawScore).rawScore),
        ruled: levels.at(step.rawScore).ruled,
      })),
    }
  const values = Array.from({ length: SAMPLED }, (_, k) =>
    valueAt(first + Math.round((k * (last - first)) / (SAMPLED - 1))),
  )
  const rows = await rowsAt(values)
  const [scores, byRule] = [rawScores(rows), ruled(rows)]
  return {
    exact: false,
    steps: values.map((value, k) => ({ from: value, to: value, pd: pd(scores[k]!), ruled: byRule[k]! })),
  }
}

interface Level {
  readonly rawScore: number
  readonly ruled: boolean
}

/** A step ends where the score changes or a rule begins to be met: both as one number, equal where both are. */
function createLevels() {
  const numbers = new Map<string, number>()
  const levels: Level[] = []
  return {
    of: (rawScores: Float64Array, ruled: readonly boolean[]): Float64Array =>
      rawScores.map((rawScore, k) => {
        const key = `${rawScore} ${ruled[k]!}`
        const number = numbers.get(key) ?? levels.length
        if (number === levels.length) {
          numbers.set(key, number)
          levels.push({ rawScore, ruled: ruled[k]! })
        }
        return number
      }),
    at: (number: number): Level => levels[number]!,
  }
}
