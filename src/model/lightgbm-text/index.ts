// In:  a sum of trees, or the text of a LightGBM model file, version 3 or 4.
// Out: the other one.
// Units: raw scores are LightGBM's own; counts are training rows.
// Invariant: reading what was written and writing it again gives the same bytes; doubles survive exactly.
// Source: LightGBM, gbdt_model_text.cpp and tree.cpp.
export { columnsAsked, placeColumns } from './place-columns.ts'
export { lightgbmNames, type ReadOptions, readLightgbmText } from './read-lightgbm.ts'
export { writeLightgbmText } from './write-lightgbm.ts'
