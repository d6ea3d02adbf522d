// The bits of LightGBM's `decision_type`, as `Tree.decisionType` keeps them.
export const CATEGORICAL = 1
export const MISSING_GOES_LEFT = 2
/** Mask of the missing type; none of its bits: a missing value is read as 0. */
export const MISSING_TYPES = 12
export const MISSING_IS_ZERO = 4
export const MISSING_IS_NAN = 8

/** What LightGBM takes for zero where zero means missing: its kZeroThreshold, a 32-bit float. */
export const ZERO_BAND = Math.fround(1e-35)
