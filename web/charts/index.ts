// In:  numbers with their places and their words, ready to be shown.
// Out: pure SVG and HTML: no fetching, no language, no state but open or folded.
// Units: people in 100; days; shares of the chart's width from 0 to 1.
// Invariant: every chart has its sentence in words; colour only repeats sign, side or shape.
// Source: the design language, sections 4 and 6.
export { SignedBar } from './arrow-bar.tsx'
export { ChartOrTable } from './chart-or-table.tsx'
export { DotArray } from './dot-array.tsx'
export { Histogram } from './histogram.tsx'
export { MiniScale } from './mini-scale.tsx'
export { RiskScale, SCALE_END } from './risk-scale.tsx'
export { Term } from './term.tsx'
export { Timeline, type TimelineEntry, type TimelineLane } from './timeline.tsx'
export { Waterfall, type WaterfallItem, type WaterfallTheme } from './waterfall.tsx'
