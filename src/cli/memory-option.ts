import { fail } from '../errors/index.ts'
import { memoryBytes } from '../ingest/index.ts'
import type { CommandInput, OptionSpec } from './command.ts'

export const MEMORY_OPTION: OptionSpec = {
  type: 'string',
  value: 'SIZE',
  default: '2GB',
  about: 'what the engine may use; the rest spills to the data directory',
}

/** @throws VitrineError E_OPTION for anything but a size */
export function memoryOf(input: CommandInput): string {
  const memory = input.text('memory') ?? '2GB'
  if (memoryBytes(memory) === undefined) {
    fail('E_OPTION', {
      what: 'The memory that the engine may use is not a size.',
      got: `--memory ${memory}`,
      expected: 'a number above 0 and KB, MB, GB or TB, for example 1GB or 1.5GiB',
      remedy: 'Give a size, or leave --memory out: 2GB is enough for the full data.',
    })
  }
  return memory
}
