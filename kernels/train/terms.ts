import { gradientScale, hessianScale } from './gradients'
import { Job, Leaf } from './job'

// What all candidates of a leaf share, in the integer units of the tree's scales; set by `setTerms`.
export let sumGradient: f64 = 0
export let sumHessian: f64 = 0
export let lambdaL1: f64 = 0
export let lambdaL2: f64 = 0
export let minHessian: f64 = 0
export let low: f64 = 0
export let high: f64 = 0
/** Gain of the leaf as it is, plus the least gain of a split: what a candidate must beat. */
export let floorGain: f64 = 0
/** Whether outputs are bounded or shrunk, so that the short formula of the gain does not hold. */
export let isBounded: bool = false
/** Rows of the leaf divided by its hessian: counts per category are estimated, as LightGBM does. */
export let rowsPerHessian: f64 = 0

export function setTerms(job: Job, leaf: Leaf): void {
  const nRows = f64(leaf.end - leaf.start)
  sumGradient = gradientOf(leaf.packed)
  sumHessian = hessianOf(leaf.packed)
  lambdaL1 = job.lambdaL1 * gradientScale
  lambdaL2 = job.lambdaL2 * hessianScale
  const hessianOfRows = ((job.minDataInLeaf - 0.5) * sumHessian) / nRows
  minHessian = max(max(job.minSumHessian * hessianScale, hessianOfRows), 1)
  low = -Infinity
  high = Infinity
  const gainUnit = (gradientScale * gradientScale) / hessianScale
  const output = boundedOutput(sumGradient, sumHessian)
  floorGain = outputGain(sumGradient, sumHessian, output) + job.minGainToSplit * gainUnit
  low = leaf.low
  high = leaf.high
  isBounded = lambdaL1 > 0 || low > -Infinity || high < Infinity
  rowsPerHessian = nRows / sumHessian
}

/** For the outputs of two children outside a scan. */
export function setOutputTerms(l1: f64, l2: f64, from: f64, to: f64): void {
  lambdaL1 = l1
  lambdaL2 = l2
  low = from
  high = to
}

export function setLambdaL2(value: f64): void {
  lambdaL2 = value
}

export function gradientOf(packed: i64): f64 {
  return f64(i32(packed >> 32))
}

export function hessianOf(packed: i64): f64 {
  return f64(i32(packed))
}

function shrinkToZero(gradient: f64): f64 {
  return gradient > lambdaL1 ? gradient - lambdaL1 : gradient < -lambdaL1 ? gradient + lambdaL1 : 0
}

/** The leaf value that lowers the loss most, within the leaf's bounds. */
export function boundedOutput(gradient: f64, hessian: f64): f64 {
  const output = -shrinkToZero(gradient) / (hessian + lambdaL2)
  return output < low ? low : output > high ? high : output
}

/** Twice the fall in loss when the rows get this output. */
export function outputGain(gradient: f64, hessian: f64, output: f64): f64 {
  return -(2 * shrinkToZero(gradient) * output + (hessian + lambdaL2) * output * output)
}

/** Gain of a candidate with free outputs. */
export function gainOf(left: i64): f64 {
  const gradient = gradientOf(left)
  const hessian = hessianOf(left)
  const rightGradient = sumGradient - gradient
  const rightHessian = sumHessian - hessian
  return (
    outputGain(gradient, hessian, boundedOutput(gradient, hessian)) +
    outputGain(rightGradient, rightHessian, boundedOutput(rightGradient, rightHessian))
  )
}
