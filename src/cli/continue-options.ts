import { fail } from '../errors/index.ts'
import type { CommandInput, OptionSpec } from './command.ts'

export const CONTINUE_OPTIONS = {
  continue: {
    type: 'boolean',
    about: 'go on from the model in use, with its settings and seed, on these or on newer tables',
  },
  rounds: { type: 'string', value: 'N', about: 'with --continue: how many rounds more; 100 unless given' },
} as const satisfies Record<string, OptionSpec>

const DEFAULT_ROUNDS = 100
const MOST_ROUNDS = 100_000

/**
 * @returns how many rounds more; undefined without --continue
 * @throws VitrineError E_OPTION for a number that is none, for --rounds alone, or for a search beside it
 */
export function moreRoundsOf(input: CommandInput): number | undefined {
  const isGiven = input.text('rounds') !== undefined
  if (!input.flag('continue')) {
    if (!isGiven) return undefined
    fail('E_OPTION', {
      what: 'Only a training that goes on has a number of rounds of its own.',
      got: '--rounds without --continue',
      expected: '--continue beside it',
      remedy: 'Add --continue, or leave it out.',
    })
  }
  if (input.flag('tune')) {
    fail('E_OPTION', {
      what: 'A training goes on with the settings it has, or searches new ones.',
      got: '--continue and --tune',
      expected: 'one of the two',
      remedy: 'Leave one of them out.',
    })
  }
  return isGiven ? input.integer('rounds', 1, MOST_ROUNDS) : DEFAULT_ROUNDS
}
