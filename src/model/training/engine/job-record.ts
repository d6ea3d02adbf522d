// The fields of kernels/train/job.ts, in the same order.

/** Parts of a training's region; the job holds the address of each. */
export const PARTS = [
  'rowSeeds',
  'columnSeeds',
  'usable',
  'columns',
  'trainRows',
  'slotBins',
  'slotOf',
  'rowOf',
  'validRows',
  'target',
  'scores',
  'gradients',
  'hessians',
  'packed',
  'bag',
  'work',
  'spare',
  'leafOf',
  'sampled',
  'blockSums',
  'histograms',
  'results',
  'own',
  'record',
  'positions',
  'units',
  'bundles',
  'tileRows',
  'parts',
  'sortSpace',
] as const

const WORDS = [
  'cancel',
  'arrived',
  'phase',
  'ticket',
  'isOver',
  'nBag',
  'nSampled',
  'nUnits',
  'roundsSinceBest',
  'middle0',
  'middle1',
  'nWorkers',
  'nTrain',
  'nValid',
  'nRows',
  'nUsable',
  'numLeaves',
  'maxDepth',
  'bagSize',
  'sampleSize',
  'baggingFreq',
  'maxCatToOnehot',
  'maxCatThreshold',
  'earlyRounds',
  'earlyMetric',
  'topSize',
  'otherSize',
  'rowBytes',
  'histogramBytes',
  'ownBytes',
  'rounds',
  'reorderEvery',
  'bins',
  'trainBins',
  ...PARTS,
] as const

const NUMBERS = [
  'minDataInLeaf',
  'minSumHessian',
  'minGainToSplit',
  'lambdaL1',
  'lambdaL2',
  'learningRate',
  'positiveWeight',
  'catSmooth',
  'catL2',
  'minDataPerGroup',
  'bestMetric',
] as const

type Word = (typeof WORDS)[number]
export type JobFields = { readonly [K in Word | (typeof NUMBERS)[number]]?: number }

const NUMBERS_AT = Math.ceil(WORDS.length / 2) * 8
export const JOB_BYTES = NUMBERS_AT + NUMBERS.length * 8

/** Writes a job; fields that are not given become 0. */
export function writeJob(buffer: SharedArrayBuffer, address: number, fields: JobFields): void {
  new Uint32Array(buffer, address, WORDS.length).set(WORDS.map((name) => fields[name] ?? 0))
  new Float64Array(buffer, address + NUMBERS_AT, NUMBERS.length).set(NUMBERS.map((name) => fields[name] ?? 0))
}

export function readWord(buffer: SharedArrayBuffer, address: number, name: Word): number {
  return new Uint32Array(buffer, address, WORDS.length)[WORDS.indexOf(name)]!
}

/** The workers stop after the round they are in. */
export function cancelJob(buffer: SharedArrayBuffer, address: number): void {
  Atomics.store(new Uint32Array(buffer, address, 1), WORDS.indexOf('cancel'), 1)
}
