// In:  choices, columns, values in the units of answers.
// Out: controls that more than one page uses: choice of one, chart or table, dictionary, search in a list, number entry.
// Units: raw values in, shown values (%, months, points of 100) on screen.
// Invariant: raw → shown → raw gives the value back; each control works by keyboard alone.
// Source: WAI-ARIA Authoring Practices; WCAG 1.4.13 for the dictionary.
export { Choice, useChartOrTable } from './Choice.tsx'
export { DictionaryTip } from './DictionaryTip.tsx'
export { matching } from './matching.ts'
export { parseNumber, type ShownScale, shownScale } from './shown-scale.ts'
export { type AxisPart, asLengths, niceTicks, ticksByUnit } from './ticks.ts'
