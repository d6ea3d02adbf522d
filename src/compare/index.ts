// In:  query(sql, parameters) or everybody's columns, filters, one applicant's values; everybody as points.
// Out: size and observed rate of a group, counts over fixed bins, places, a two-way grid; the nearest of all points.
// Units: rates in [0, 1]; places in people of 100; bins count from 0; distances in the unit of the points.
// Invariant: only counts leave; column names come from the columns given, no filter becomes SQL; no point is skipped.
// Source: Wilson 1927 (interval of a share); blueprint of the data flow, ARCHITECTURE.md.
export { binOf, type CategoryBins, type ColumnBins, type NumberBins, OTHER } from './bins.ts'
export { type Cohort, readCohort } from './cohort.ts'
export type { CohortFilter, CompareColumn, CompareSource, Query } from './column.ts'
export { type BinCounts, type BinnedColumn, countBins } from './count-bins.ts'
export { countGroup, countParts, type Split } from './count-group.ts'
export { blockAround, type Grid, readGrid } from './grid.ts'
export { groupRows } from './group-rows.ts'
export { likeness, type Spread, spreadOf } from './nearest/likeness.ts'
export { type Neighbour, nearestRows } from './nearest/nearest-rows.ts'
export { plainDistances } from './nearest/plain-distances.ts'
export { PointColumns } from './nearest/point-columns.ts'
export { nearestByValue } from './nearest-by-value.ts'
export { type LoadColumns, People, type PeopleColumn } from './people.ts'
export { type OwnValue, type Place, readPlaces } from './places.ts'
export { type BinsAndRange, readBins } from './read-bins.ts'
export { type SimilarDefinition, similarFilters } from './similar.ts'
export { type Observed, observedRate } from './wilson.ts'
