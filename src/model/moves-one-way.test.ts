import { expect, it } from 'vitest'
import { plantedMatrix } from '../../test/planted-matrix.ts'
import { goldenModel } from '../../test/support/golden-models.ts'
import { binMatrix, movesOneWay, trainTrees } from './index.ts'

it('finds the direction that LightGBM was asked to keep, and that its other features keep none', () => {
  const { ensemble } = goldenModel('ordinary')
  expect(ensemble.monotone![2]).toBe(1)
  expect(movesOneWay(ensemble, 2, 1)).toBe(true)
  expect(movesOneWay(ensemble, 2, -1)).toBe(false)
  expect([movesOneWay(ensemble, 4, 1), movesOneWay(ensemble, 4, -1)]).toEqual([false, false])
})

it('finds the direction of a column of our own trainer only when it was asked for', async () => {
  const { matrix, target } = plantedMatrix(1500, 5)
  const binned = await binMatrix(matrix)
  const settings = { rounds: 20, numLeaves: 8, seed: 2 } as const
  const kept = await trainTrees(binned, target, { ...settings, monotone: { steps: -1 } })
  const free = await trainTrees(binned, target, settings)
  expect(movesOneWay(kept, 3, -1)).toBe(true)
  expect(movesOneWay(free, 3, -1)).toBe(false)
})

it('calls a column that no split asks free of either direction', () => {
  const { ensemble } = goldenModel('ordinary')
  const without = { ...ensemble, trees: [] }
  expect([movesOneWay(without, 2, 1), movesOneWay(without, 2, -1)]).toEqual([true, true])
})
