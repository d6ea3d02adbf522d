import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inOrder, modelsAtOnce } from './models-at-once.ts'

it('gives results in their order, so many at work at once and never more', async () => {
  let working = 0
  let most = 0
  const task = async (index: number): Promise<number> => {
    most = Math.max(most, ++working)
    // Later ones end sooner.
    await setTimeout(20 - 2 * index)
    working--
    return index
  }
  const found: number[] = []
  for await (const one of inOrder(8, 3, task)) found.push(one)
  expect(found).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

it('ends with the first failure in order, when those at work have ended, and starts no more', async () => {
  const started: number[] = []
  const ended: number[] = []
  const task = async (index: number): Promise<number> => {
    started.push(index)
    await setTimeout(5 * index)
    ended.push(index)
    if (index === 1) throw new RangeError('one')
    return index
  }
  const all = async (): Promise<void> => {
    for await (const _ of inOrder(9, 3, task));
  }
  await expect(all()).rejects.toThrow('one')
  expect(started.length).toBeLessThan(9)
  expect(ended).toEqual(started)
})

it('trains small models side by side and large ones one after the other', () => {
  expect(modelsAtOnce(10_000)).toBeGreaterThanOrEqual(1)
  expect(modelsAtOnce(50_000)).toBe(1)
})
