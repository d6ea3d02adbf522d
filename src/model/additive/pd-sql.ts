import type { Calibrator } from '../calibration/index.ts'
import { doubleSql } from './sql-literals.ts'

/**
 * `calibrate` as a double expression.
 * @param raw SQL of the raw score, a name: it stands in the text several times
 */
export function pdSql(calibrator: Calibrator, raw: string): string {
  if (calibrator.kind === 'isotonic') return isotonicSql(calibrator.scores, calibrator.pds, raw)
  if (calibrator.kind === 'platt') {
    const { slope, intercept } = calibrator
    return sigmoidSql(`${doubleSql(slope)} * ${raw} + ${doubleSql(intercept)}`)
  }
  const { a, b, c } = calibrator
  // a · ln p − b · ln(1 − p) + c: see `calibrate`.
  return sigmoidSql(
    `${doubleSql(-a)} * ${softplusSql(`(-${raw})`)} + ${doubleSql(b)} * ${softplusSql(raw)} + ${doubleSql(c)}`,
  )
}

function sigmoidSql(logOdds: string): string {
  return `1e0 / (1e0 + exp(-(${logOdds})))`
}

/** ln(1 + eˣ) without overflow. */
function softplusSql(x: string): string {
  return `(greatest(${x}, 0e0) + ln(1e0 + exp(-abs(${x}))))`
}

/** Straight lines between knots, flat beyond the ends. */
function isotonicSql(scores: readonly number[], pds: readonly number[], raw: string): string {
  const cases = scores.map((score, knot) => {
    if (knot === 0) return `when ${raw} < ${doubleSql(score)} then ${doubleSql(pds[0]!)}`
    const [x0, y0] = [scores[knot - 1]!, pds[knot - 1]!]
    const share = `(${raw} - ${doubleSql(x0)}) / ${doubleSql(score - x0)}`
    return `when ${raw} < ${doubleSql(score)} then ${doubleSql(y0)} + ${share} * ${doubleSql(pds[knot]! - y0)}`
  })
  return `case ${cases.join(' ')} else ${doubleSql(pds.at(-1)!)} end`
}
