import { expect, it } from 'vitest'
import { train } from './commands/train.ts'
import { parseCommand } from './parse-command.ts'
import { searchSizeOf } from './tune-options.ts'

const progress = { step: () => undefined, note: () => undefined, done: () => undefined }
const sizeOf = (...args: string[]) =>
  searchSizeOf(parseCommand(train, args).input(progress, new AbortController().signal))

it('searches nothing without --tune, for ten minutes with it', () => {
  expect(sizeOf()).toBeUndefined()
  expect(sizeOf('--tune')).toMatchObject({ budgetMs: 600_000 })
})

it('reads 90s, 1.5m and 2h, and a number of trials', () => {
  expect(sizeOf('--tune', '--budget', '90s')).toMatchObject({ budgetMs: 90_000 })
  expect(sizeOf('--tune', '--budget', '1.5m')).toMatchObject({ budgetMs: 90_000 })
  expect(sizeOf('--tune', '--budget', '2h')).toMatchObject({ budgetMs: 7_200_000 })
  expect(sizeOf('--tune', '--trials', '24')).toEqual({ trials: 24 })
})

it('refuses a budget without a unit or of nothing, both sizes together, and a size without --tune', () => {
  for (const args of [
    ['--tune', '--budget', '10'],
    ['--tune', '--budget', '0m'],
    ['--tune', '--budget', '10m', '--trials', '24'],
    ['--tune', '--trials', '0'],
    ['--budget', '10m'],
    ['--trials', '24'],
  ]) {
    expect(() => sizeOf(...args)).toThrow(expect.objectContaining({ code: 'E_OPTION' }))
  }
})
