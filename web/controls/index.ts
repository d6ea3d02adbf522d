// In:  choices, columns, values in the units of answers.
// Out: what more than one page uses: choice of one, search in a list, entry of numbers, ticks and places on axes.
// Units: raw values in, shown values (%, months, points of 100) on screen.
// Invariant: raw → shown → raw gives the value back; each control works by keyboard alone.
// Source: WAI-ARIA Authoring Practices.
export { type AxisPart, alongEdges, asLengths, mirrored } from './axis.ts'
export { Choice } from './choice.tsx'
export { inSentence } from './in-sentence.ts'
export { matching, matchingStarts } from './matching.ts'
export { ScrollBox } from './scroll-box.tsx'
export { parseNumber, type ShownScale, shownScale } from './shown-scale.ts'
export { niceTicks, ticksByUnit } from './ticks.ts'
