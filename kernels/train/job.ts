// Where everything of one training stands in memory. All addresses are bytes; src/model/training/engine writes them.
// Training rows have a number, by which everything that is drawn or summed in floats goes, and a slot, where their bins and
// their packed gradient lie and by which the leaves list them (reorder-rows.ts).

/** What a training run is told, and what its workers share. Field order = JOB_WORDS, then JOB_NUMBERS. */
@unmanaged
export class Job {
  // Set by whoever waits for the training.
  cancel: u32
  // Shared by the workers.
  arrived: u32
  phase: u32
  ticket: u32
  isOver: u32
  nBag: u32
  nSampled: u32
  nUnits: u32
  roundsSinceBest: u32
  /** Where the last two small leaves were divided, by turns. */
  middle0: u32
  middle1: u32
  // Sizes.
  nWorkers: u32
  nTrain: u32
  nValid: u32
  nRows: u32
  nUsable: u32
  numLeaves: u32
  maxDepth: u32
  bagSize: u32
  sampleSize: u32
  baggingFreq: u32
  maxCatToOnehot: u32
  maxCatThreshold: u32
  earlyRounds: u32
  earlyMetric: u32
  /** GOSS: rows with the largest gradients, and rows drawn beside them; 0 = off. */
  topSize: u32
  otherSize: u32
  /** Bytes from row to row of the tiles, a multiple of 16; 0 = histograms straight from the columns. */
  rowBytes: u32
  histogramBytes: u32
  ownBytes: u32
  rounds: u32
  /** Rounds from one re-ordering of the rows to the next; 0 = never. */
  reorderEvery: u32
  // Addresses: the matrix's bins; those of the training rows, slot by slot; then the parts of the region.
  bins: usize
  trainBins: usize
  rowSeeds: usize
  columnSeeds: usize
  usable: usize
  columns: usize
  trainRows: usize
  /** Room for the training rows' bins, where they are not the matrix's own. */
  slotBins: usize
  /** Slot of each training row, and training row of each slot. */
  slotOf: usize
  rowOf: usize
  validRows: usize
  target: usize
  scores: usize
  gradients: usize
  hessians: usize
  packed: usize
  bag: usize
  work: usize
  spare: usize
  leafOf: usize
  sampled: usize
  blockSums: usize
  histograms: usize
  results: usize
  own: usize
  record: usize
  positions: usize
  units: usize
  bundles: usize
  tileRows: usize
  parts: usize
  sortSpace: usize
  // Numbers.
  minDataInLeaf: f64
  minSumHessian: f64
  minGainToSplit: f64
  lambdaL1: f64
  lambdaL2: f64
  learningRate: f64
  positiveWeight: f64
  catSmooth: f64
  catL2: f64
  minDataPerGroup: f64
  bestMetric: f64
}

// Column of the matrix: u32 bins in use, u32 kind, i32 monotone direction, u32 interaction groups (one bit each).
export const COLUMN_BYTES: usize = 16
export const KIND_CATEGORY: u32 = 1

/** Histogram of one column: 256 sums of gradient << 32 + hessian. */
export const HISTOGRAM_BYTES: usize = 2048
/** Rows whose floating sums are taken together, in row order, whoever takes them. */
export const BLOCK_ROWS: u32 = 4096

/** Best split of a leaf, in the integer units of the tree's scales. */
@unmanaged
export class Split {
  /** Gain over not splitting; 0 = no split. */
  gain: f64
  /** Packed sum of the left side. */
  left: i64
  /** L2 of the two children's outputs. */
  lambdaL2: f64
  /** Position among the tree's columns. */
  position: u32
  /** Number column: bins 1 … bin go left. */
  bin: u32
  missingLeft: u32
  kind: u32
  direction: i32
  unused: u32
  /** Category column: bit b = bin b goes left. */
  mask0: u64
  mask1: u64
  mask2: u64
  mask3: u64
}
export const SPLIT_BYTES: usize = 80
export const SPLIT_MASK: usize = 48

/** A leaf of the tree being grown; each worker keeps the same table for itself. */
@unmanaged
export class Leaf {
  start: u32
  end: u32
  depth: u32
  /** Address of its histograms; 0 = none, it will not be split. */
  histograms: u32
  packed: i64
  low: f64
  high: f64
  lambdaL2: f64
  /** Interaction groups that hold every column above it, one bit each. */
  groups: u32
  unused: u32
  /** Its best split: SPLIT_BYTES. */
  split: Split
}
export const LEAF_SPLIT: usize = 56
export const LEAF_BYTES: usize = 136

// Record of a finished round. Header: u32 leaves, u32 unused, f64 metric, f64 gradient units per 1.0, f64 hessian units.
export const RECORD_HEADER: usize = 32
// Node: u32 column, u32 bin, u32 missing left, u32 kind, u32 leaf, u32 unused, f64 gain, low, high, L2, 32 bytes of mask.
export const NODE_BYTES: usize = 88
// Leaf: f64 sum of gradients, sum of hessians, rows, low, high, L2.
export const RECORD_LEAF_BYTES: usize = 48

// A worker's own space: leaf table, masks of 256 bytes per node, free histograms, then scratch.
