import type { Json } from '../hash/index.ts'
import type { FoundSettings } from './settings/read-settings.ts'
import type { Settings } from './settings/settings.ts'

/** One option of a command, as `--help` prints it and `parseArgs` reads it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean'
  readonly about: string
  /** Name of the value in the help, for example DIR. */
  readonly value?: string
  readonly default?: string
}

export interface CommandInput {
  /** Absolute path of the data directory. */
  readonly dataDir: string
  /** What options, environment, file and defaults come to together. */
  readonly settings: Settings
  /** The same with where each comes from. */
  readonly found: FoundSettings
  readonly positionals: readonly string[]
  /** Value of a string option, or its default. */
  text(name: string): string | undefined
  /** @throws VitrineError E_OPTION when the value is not a whole number in [min, max] */
  integer(name: string, min: number, max: number): number
  flag(name: string): boolean
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** Tells a person what is going on; silent unless the terminal can show it. */
export interface Progress {
  /** @param fraction 0 … 1 when known */
  step(label: string, fraction?: number): void
  /** One line that stays, on stderr. */
  note(line: string): void
  done(): void
}

/** Where text goes: a terminal, a pipe or a file. */
export interface TextOut {
  write(text: string): unknown
  readonly isTTY?: boolean
}

/** What a command found: `json` for machines, `text` for people; both say the same. */
export interface CommandResult {
  readonly json: Json
  readonly text: string
}

export interface Command {
  readonly name: string
  /** One line. */
  readonly summary: string
  /** For example `vitrine ingest PATH`. */
  readonly usage: string
  readonly options: Readonly<Record<string, OptionSpec>>
  /** How many positional arguments it takes. */
  readonly positionals: { readonly min: number; readonly max: number }
  run(input: CommandInput): Promise<CommandResult>
}
