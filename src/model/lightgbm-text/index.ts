// In:  a sum of trees, or the text of a LightGBM 4 model file.
// Out: the other one.
// Units: raw scores are log-odds; counts are training rows.
// Invariant: reading what was written and writing it again gives the same bytes; doubles survive exactly.
// Source: LightGBM 4, gbdt_model_text.cpp and tree.cpp.
export { type ReadOptions, readLightgbmText } from './read-lightgbm.ts'
export { writeLightgbmText } from './write-lightgbm.ts'
