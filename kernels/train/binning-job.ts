/** One number column on its way to bins; fields as src/model/training/engine/bin-numbers.ts writes them. */
@unmanaged
export class Binning {
  /** Doubles by row number, NaN = missing. */
  values: usize
  nRows: u32
  /** Row numbers that place the cuts; 0 = all rows. */
  sample: usize
  nSample: u32
  maxValueBins: u32
  minDataInBin: u32
  /** One byte per row. */
  bins: usize
  /** 8 bytes per sampled row. */
  keys: usize
  /** The same. */
  spare: usize
  /** 4,096 bytes. */
  runs: usize
  /** Result: upper bounds; 512 doubles, those behind the cuts infinite. */
  cuts: usize
  nCuts: u32
  nPresent: u32
  /** 266,240 bytes. */
  table: usize
  /** Result: range of the sampled values. */
  least: f64
  most: f64
}

/** Unsigned order of the keys = order of the numbers; −0 = 0. */
export function keyOf(x: f64): u64 {
  const bits = reinterpret<i64>(x + 0)
  return bits ^ ((bits >> 63) | i64.MIN_VALUE)
}

export function numberOf(key: u64): f64 {
  return reinterpret<f64>(key >> 63 === 1 ? key & ~(u64(1) << 63) : ~key)
}
