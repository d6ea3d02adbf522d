import { availableParallelism } from 'node:os'
import { SMALL_ROWS } from './training-task.ts'

/** Models that are trained at the same time where one is too small to share among threads. */
export function modelsAtOnce(nRows: number): number {
  return nRows < SMALL_ROWS ? Math.min(availableParallelism(), 16) : 1
}

/**
 * What many tasks give, in their order, while later ones are at work. The first failure ends it; those at work end first.
 * @param atOnce tasks at work at the same time
 */
export async function* inOrder<T>(
  count: number,
  atOnce: number,
  start: (index: number) => Promise<T>,
): AsyncGenerator<T> {
  const running: Promise<T>[] = []
  let next = 0
  const fill = (): void => {
    while (running.length < atOnce && next < count) {
      const one = start(next++)
      // A failure is met where its turn comes.
      one.catch(() => undefined)
      running.push(one)
    }
  }
  try {
    for (let index = 0; index < count; index++) {
      fill()
      const result = await running.shift()!
      fill()
      yield result
    }
  } finally {
    await Promise.allSettled(running)
  }
}
