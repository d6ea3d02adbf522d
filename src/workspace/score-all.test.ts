import { expect, it } from 'vitest'
import { MemoryMatrix } from '../matrix/index.ts'
import type { Scorer } from '../model/index.ts'
import { scoreAll } from './score-all.ts'

const ROWS = 10_000
const column = Float64Array.from({ length: ROWS }, (_, row) => row / 4)
const matrix = new MemoryMatrix([{ id: 'a', kind: 'number' }], column, [column])

it('scores 10,000 rows in three blocks, in their order', async () => {
  const sizes: number[] = []
  const scorer: Scorer = {
    featureIds: ['a'],
    rawScores: (rows) => {
      sizes.push(rows.length)
      return rows.map((value) => -value)
    },
  }
  expect(await scoreAll(scorer, matrix)).toEqual(column.map((value) => -value))
  expect(sizes).toEqual([4096, 4096, 1808])
})

it('lets an abort through after the first block', async () => {
  const stop = new AbortController()
  let blocks = 0
  const scorer: Scorer = {
    featureIds: ['a'],
    rawScores: (rows) => {
      if (++blocks === 1) setImmediate(() => stop.abort(new Error('enough')))
      return rows
    },
  }
  await expect(scoreAll(scorer, matrix, stop.signal)).rejects.toThrow('enough')
  expect(blocks).toBeLessThanOrEqual(2)
})
