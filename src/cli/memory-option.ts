import { fail } from '../errors/index.ts'
import type { CommandInput, OptionSpec } from './command.ts'

export const MEMORY_OPTION: OptionSpec = {
  type: 'string',
  value: 'SIZE',
  default: '2GB',
  about: 'what the engine may use; the rest spills to the data directory',
}

/** @throws VitrineError E_OPTION for anything but a number with a unit */
export function memoryOf(input: CommandInput): string {
  const memory = input.text('memory') ?? ''
  if (/^\d+(\.\d+)?\s?[KMGT]i?B$/i.test(memory)) return memory
  return fail('E_OPTION', {
    what: 'This is not a size of memory.',
    got: `--memory ${memory}`,
    expected: 'A number and its unit, for example 2GB or 800MB',
    remedy: 'Give a size of that form; 2GB is enough for the full data.',
  })
}
