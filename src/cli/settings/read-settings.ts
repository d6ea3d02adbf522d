import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fail } from '../../errors/index.ts'
import { FILE_VARIABLE, SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './settings.ts'

/** Where a value comes from, the strongest first. */
export type Source = 'option' | 'environment' | 'file' | 'default'

export interface FoundSettings {
  readonly values: Settings
  readonly sources: Readonly<Record<SettingName, Source>>
  readonly file: string | null
  /** Variables that look like ours and are no setting: a slip of the pen, or a test's. */
  readonly strangers: readonly string[]
}

export interface SettingsInput {
  /** Names the file; else the variable VITRINE_CONFIG does. */
  readonly file: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** As given on the command line. */
  readonly options: Partial<Readonly<Record<SettingName, string>>>
}

/** Settings that are files or folders: in a file they are named from where it stands. */
const PATHS: ReadonlySet<SettingName> = new Set(['dataDir', 'letterSettings', 'organisation'])

/**
 * An option outweighs the environment, the environment the file, the file what holds without any.
 * @throws VitrineError E_SETTING for a value or a key that is none; a secret is never repeated
 */
export function readSettings({ file: named, environment, options }: SettingsInput): FoundSettings {
  const file = named ?? (environment[FILE_VARIABLE] || undefined)
  const filed = file === undefined ? {} : readFile(file)
  const values: Partial<Record<SettingName, unknown>> = {}
  const sources: Partial<Record<SettingName, Source>> = {}
  for (const name of SETTING_NAMES) {
    const { kind, variable, fallback } = SETTINGS[name]
    const option = options[name]
    const set = environment[variable] || undefined
    if (option !== undefined) {
      values[name] = checked(name, kind.fromText(option), 'an option')
      sources[name] = 'option'
    } else if (set !== undefined) {
      values[name] = checked(name, kind.fromText(set), `the variable ${variable}`)
      sources[name] = 'environment'
    } else if (filed[name] !== undefined) {
      const value = checked(name, filed[name], `the file ${file}`)
      values[name] = PATHS.has(name) ? resolve(dirname(file!), String(value)) : value
      sources[name] = 'file'
    } else {
      values[name] = fallback
      sources[name] = 'default'
    }
  }
  const settings = values as Settings
  requireGuard(settings)
  const known = new Set<string>([FILE_VARIABLE, ...SETTING_NAMES.map((name) => SETTINGS[name].variable)])
  return {
    values: settings,
    sources: sources as Record<SettingName, Source>,
    file: file === undefined ? null : resolve(file),
    strangers: Object.keys(environment)
      .filter((name) => name.startsWith('VITRINE_') && !known.has(name))
      .sort(),
  }
}

function readFile(file: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // The words of a parser repeat the text of the file.
    const got = error instanceof SyntaxError ? 'a text that is no JSON' : (error as Error).message
    return refuse(file, got, 'a JSON object of settings')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(file, 'another kind of JSON', 'a JSON object of settings')
  for (const key of Object.keys(value)) {
    if (key === '$schema') continue
    const known = (SETTING_NAMES as readonly string[]).includes(key)
      ? SETTINGS[key as SettingName]
      : undefined
    if (known === undefined)
      refuse(file, `the key ${key}`, SETTING_NAMES.filter((name) => !('secret' in SETTINGS[name])).join(', '))
    if ('secret' in known)
      refuse(file, `the secret ${key}`, `secrets in the environment alone: ${known.variable}`)
  }
  return value as Readonly<Record<string, unknown>>
}

function checked(name: SettingName, given: unknown, where: string): unknown {
  const { kind } = SETTINGS[name]
  const value = kind.read(given)
  if (value !== undefined) return value
  const shown = 'secret' in SETTINGS[name] ? 'another text' : JSON.stringify(given)
  return refuse(`${name}, ${where}`, shown, kind.expected.en)
}

/** What this machine alone may read needs no token. */
function requireGuard({ metricsPort, metricsHost, metricsToken }: Settings): void {
  if (metricsPort === null || metricsToken !== null || isOwnMachine(metricsHost)) return
  refuse('metricsHost', `${metricsHost} without a token`, 'VITRINE_METRICS_TOKEN, or 127.0.0.1')
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

function refuse(where: string, got: string, expected: string): never {
  return fail('E_SETTING', {
    what: `A setting is not as it should be: ${where}.`,
    got,
    expected,
    remedy: 'See docs/reference/settings.md; `vitrine config check` says what would be used.',
  })
}
