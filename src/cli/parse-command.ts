import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail } from '../errors/index.ts'
import type { Command, CommandInput, OptionSpec, Progress } from './command.ts'
import { readSettings } from './settings/read-settings.ts'
import type { SettingName } from './settings/settings.ts'

export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  'data-dir': {
    type: 'string',
    value: 'DIR',
    default: '.vitrine',
    about: 'where tables, models and accounts are kept',
  },
  config: {
    type: 'string',
    value: 'FILE',
    about: 'settings, see docs/reference/settings.md; also VITRINE_CONFIG',
  },
  json: { type: 'boolean', about: 'print one JSON document on standard output' },
  help: { type: 'boolean', about: 'print this help' },
}

/** Options that are settings too. */
const SETTING_OPTIONS: Partial<Readonly<Record<SettingName, string>>> = {
  dataDir: 'data-dir',
  host: 'host',
  port: 'port',
  letterSettings: 'letter-settings',
  organisation: 'organisation',
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
      ...settingsOf(values),
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

function settingsOf(values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>) {
  const given = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const options = Object.entries(SETTING_OPTIONS).flatMap(([name, option]) => {
    const value = given(option)
    return value === undefined ? [] : [[name, value] as const]
  })
  const found = readSettings({
    file: given('config'),
    environment: process.env,
    options: Object.fromEntries(options),
  })
  return { dataDir: resolve(found.values.dataDir), settings: found.values, found }
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
