import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail } from '../errors/index.ts'
import type { Command, CommandInput, OptionSpec, Progress } from './command.ts'

export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  'data-dir': {
    type: 'string',
    value: 'DIR',
    default: '.vitrine',
    about: 'where tables, models and accounts are kept',
  },
  json: { type: 'boolean', about: 'print one JSON document on standard output' },
  help: { type: 'boolean', about: 'print this help' },
}

export interface ParsedCommand {
  readonly wantsHelp: boolean
  readonly wantsJson: boolean
  input(progress: Progress, signal: AbortSignal): CommandInput
}

/** @throws VitrineError E_OPTION for an unknown option or a wrong number of arguments */
export function parseCommand(command: Command, args: readonly string[]): ParsedCommand {
  const specs = { ...command.options, ...COMMON_OPTIONS }
  const options = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, { type: spec.type }]))
  const { values, positionals } = read(command, args, options)
  const { min, max } = command.positionals
  if (values.help !== true && (positionals.length < min || positionals.length > max)) {
    wrong(command, `${positionals.length} arguments`, min === max ? `${min}` : `${min} to ${max}`)
  }
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : specs[name]?.default
  }
  return {
    wantsHelp: values.help === true,
    wantsJson: values.json === true,
    input: (progress, signal) => ({
      dataDir: resolve(text('data-dir') ?? '.vitrine'),
      positionals,
      text,
      flag: (name) => values[name] === true,
      integer(name, low, high) {
        const value = text(name)
        const number = Number(value)
        if (value === undefined || !Number.isInteger(number) || number < low || number > high) {
          wrong(command, `--${name} ${value ?? '(nothing)'}`, `a whole number from ${low} to ${high}`)
        }
        return number
      },
      progress,
      signal,
    }),
  }
}

function read(
  command: Command,
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    wrong(command, error instanceof Error ? error.message : String(error), 'the options that --help lists')
  }
}

function wrong(command: Command, got: string, expected: string): never {
  fail('E_OPTION', {
    what: `vitrine ${command.name} was called with something it does not take.`,
    got,
    expected,
    remedy: `See vitrine ${command.name} --help.`,
  })
}
