import { expect, it } from 'vitest'
import type { Tree } from '../../model/index.ts'
import { goesLeft } from './goes-left.ts'

const node = (decisionType: number, threshold: number, words: number[] = []) =>
  ({
    decisionType: Uint8Array.of(decisionType),
    threshold: Float64Array.of(threshold),
    catBoundaries: Int32Array.of(0, words.length),
    catWords: Uint32Array.from(words),
  }) as unknown as Tree

it('sends ties left, and missing values where the node says', () => {
  expect([2.9, 3, 3.1].map((x) => goesLeft(node(8, 3), 0, x))).toEqual([true, true, false])
  expect(goesLeft(node(8, 3), 0, Number.NaN)).toBe(false)
  expect(goesLeft(node(8 | 2, -3), 0, Number.NaN)).toBe(true)
})

it('reads a missing value as zero where training met none, and zero as missing where the node says so', () => {
  expect(goesLeft(node(0, -1), 0, Number.NaN)).toBe(false)
  expect(goesLeft(node(0, 1), 0, Number.NaN)).toBe(true)
  expect([0, 1e-36, Number.NaN, 0.5].map((x) => goesLeft(node(4 | 2, -1), 0, x))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect([0, Number.NaN, 0.5].map((x) => goesLeft(node(4, 1), 0, x))).toEqual([false, false, true])
})

it('sends listed categories left, and missing, negative and unknown ones right', () => {
  // Bits 0 and 31 of the first word, bit 1 of the second: codes 0, 31 and 33.
  const split = node(1, 0, [0x80000001, 2])
  expect([0, 31, 33].map((c) => goesLeft(split, 0, c))).toEqual([true, true, true])
  expect([1, 30, 32, 64, 1e9, -1, Number.NaN].some((c) => goesLeft(split, 0, c))).toBe(false)
})
