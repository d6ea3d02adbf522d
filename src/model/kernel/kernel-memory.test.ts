import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { allocate, scratchFor } from './kernel-memory.ts'
import { loadKernel } from './load-kernel.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

it('gives regions that start at whole cache lines and do not overlap', () => {
  const owner = {}
  const sizes = [1, 64, 65, 1000, 0]
  const starts = sizes.map((size) => allocate(owner, size))
  expect(starts.map((start) => start % 64)).toEqual([0, 0, 0, 0, 0])
  const order = starts
    .map((start, at) => ({ start, end: start + sizes[at]! }))
    .sort((a, b) => a.start - b.start)
  for (const [at, { end }] of order.slice(0, -1).entries())
    expect(order[at + 1]!.start).toBeGreaterThanOrEqual(end)
  const [first, second] = scratchFor([10, 10])
  expect(second! - first!).toBe(64)
})

it('holds 40 models of 8 MB one after the other in less than 160 MB: what is no longer used is given back', async () => {
  for (let model = 0; model < 40; model++) {
    allocate({}, 8_000_000)
    collectGarbage()
    await new Promise(setImmediate)
  }
  expect(loadKernel().memory.buffer.byteLength).toBeLessThan(160_000_000)
})

it('says what is missing when 4 GiB do not hold a model, and goes on working', () => {
  expect(() => allocate({}, 5 * 2 ** 30)).toThrow('E_KERNEL_MEMORY')
  expect(allocate({}, 64) % 64).toBe(0)
})
