// In:  numbers, dates and values of answers; a language.
// Out: the exact characters a reader sees.
// Units: pd and shares in [0, 1] come in; people in 100 and % go out.
// Invariant: pure; thin and fixed spaces and U+2212 as the typography asks; no text contradicts a verdict.
// Source: the design language, section 5; French typography of the Imprimerie nationale.
export { addDays, addMonths, formatDate, formatMonth } from './date.ts'
export { formatDays, formatMonths } from './duration.ts'
export { FIXED, type Language, MINUS } from './language.ts'
export { roundParts } from './largest-remainder.ts'
export {
  formatApplicationId,
  formatMoney,
  formatNumber,
  formatRange,
  formatShare,
  formatSigned,
  roundHalfUp,
} from './number.ts'
export {
  decimalsNear,
  formatRiskAndLimit,
  formatRiskRange,
  peopleIn100,
  type RiskRangeTexts,
  type RiskTexts,
} from './risk.ts'
export { formatByUnit, formatValue, type ValueText } from './value.ts'
