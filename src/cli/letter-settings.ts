import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fictitiousLetterSettings } from '../../lenders/home-credit/index.ts'
import { fail } from '../errors/index.ts'
import { type LetterSettingsFile, parseLetterSettings } from '../letter/index.ts'
import { workspacePaths } from '../workspace/index.ts'
import type { CommandInput, OptionSpec } from './command.ts'

export const LETTER_SETTINGS_OPTION: Readonly<Record<'letter-settings', OptionSpec>> = {
  'letter-settings': {
    type: 'string',
    value: 'FILE',
    about: 'names and addresses for letters (default letter.json in the data directory)',
  },
}

/**
 * The settings that a command names, or those of the data directory; none there = nothing filled in yet.
 * @throws VitrineError E_LETTER_SETTINGS when the file cannot be read or something in it is wrong
 */
export async function readLetterSettings(
  input: Pick<CommandInput, 'dataDir' | 'settings'>,
): Promise<LetterSettingsFile> {
  const named = input.settings.letterSettings
  const file = named === null ? workspacePaths(input.dataDir).letterSettings : resolve(named)
  if (named === null && !existsSync(file)) return {}
  const text = await readFile(file, 'utf8').catch((error: Error) => unreadable(file, error.message, error))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    unreadable(file, (error as Error).message, error)
  }
  return parseLetterSettings(value, file)
}

/** Made-up names and addresses, where a demo has none yet: every letter then says that it is a specimen. */
export async function placeFictitiousSettings(dataDir: string): Promise<void> {
  const file = workspacePaths(dataDir).letterSettings
  if (existsSync(file)) return
  await writeFile(file, `${JSON.stringify(fictitiousLetterSettings, null, 2)}\n`)
}

function unreadable(file: string, got: string, cause: unknown): never {
  fail(
    'E_LETTER_SETTINGS',
    {
      what: 'The letter settings cannot be read.',
      got,
      expected: 'a JSON file as docs/reference/letter-settings.schema.json describes it',
      remedy: 'Correct the file, or name another with --letter-settings.',
      file,
    },
    cause,
  )
}
