// In:  CSV files, and the applications that their rows belong to.
// Out: their rows column by column, in the order of the applications, as a generation's files give them.
// Units: as in the files; nothing is cleaned.
// Invariant: the engine's values, or `undefined` for a file that only the engine can read.
// Source: kernels/csv.
export { applicationIds, idPlaces, type KeyPlaces } from './application-places.ts'
export { csvLayout } from './csv-layout.ts'
export { CsvRows } from './csv-rows.ts'
export { type CsvTable, csvTable, placesByKey } from './csv-table.ts'
export { type CsvFile, csvFile, csvMemory } from './part-memory.ts'
export { readPart } from './read-part.ts'
