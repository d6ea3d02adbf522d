import { fail } from '../errors/index.ts'
import type { SearchSize } from '../workspace/index.ts'
import type { CommandInput, OptionSpec } from './command.ts'

export const TUNE_OPTIONS = {
  tune: { type: 'boolean', about: 'search the settings of each score instead of comparing three' },
  budget: {
    type: 'string',
    value: 'TIME',
    about: 'with --tune: how long, for example 90s, 10m or 2h; 10m unless given',
  },
  trials: {
    type: 'string',
    value: 'N',
    about: 'with --tune: exactly so many per search; with the seed, the same model again',
  },
} as const satisfies Record<string, OptionSpec>

const DEFAULT_BUDGET = '10m'
const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const
const MOST_TRIALS = 10_000

/**
 * @returns how long to search; undefined without --tune
 * @throws VitrineError E_OPTION for a time that is none, for both --budget and --trials, or for one of them alone
 */
export function searchSizeOf(input: CommandInput): SearchSize | undefined {
  const budget = input.text('budget')
  const trials = input.text('trials')
  if (!input.flag('tune')) {
    if (budget === undefined && trials === undefined) return undefined
    fail('E_OPTION', {
      what: 'Only a search has a budget or trials.',
      got: `${budget === undefined ? '--trials' : '--budget'} without --tune`,
      expected: '--tune beside it',
      remedy: 'Add --tune, or leave it out.',
    })
  }
  if (trials !== undefined && budget !== undefined) {
    fail('E_OPTION', {
      what: 'A search has a budget or a number of trials.',
      got: '--budget and --trials',
      expected: 'one of the two',
      remedy: 'Leave --budget out to repeat a search, --trials to start one.',
    })
  }
  if (trials !== undefined) return { trials: input.integer('trials', 1, MOST_TRIALS) }
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smh])$/.exec(budget ?? DEFAULT_BUDGET) ?? []
  if (!(Number(amount) > 0)) {
    fail('E_OPTION', {
      what: 'The budget is not a time.',
      got: `--budget ${budget}`,
      expected: 'a number above 0 and s, m or h, for example 90s, 10m or 2h',
      remedy: 'Give a time, or leave --budget out: a search then takes about ten minutes.',
    })
  }
  return { budgetMs: Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS], now: () => performance.now() }
}
