import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { homeCreditOversight } from '../../lenders/home-credit/index.ts'
import { fail } from '../errors/index.ts'
import { type OversightSettings, parseOversightSettings } from '../oversight/index.ts'
import { workspacePaths } from '../workspace/index.ts'

/**
 * What the lender asks of the people who decide: oversight.json of the data directory over the lender's own definitions.
 * @throws VitrineError E_OVERSIGHT_SETTINGS when the file cannot be read or something in it is wrong
 */
export async function readOversightSettings(dataDir: string): Promise<OversightSettings> {
  const file = workspacePaths(dataDir).oversightSettings
  if (!existsSync(file)) return homeCreditOversight
  const text = await readFile(file, 'utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    fail(
      'E_OVERSIGHT_SETTINGS',
      {
        what: 'The oversight settings cannot be read.',
        got: (error as Error).message,
        expected: 'a JSON file as docs/reference/oversight.schema.json describes it',
        remedy: 'Correct the file.',
        file,
      },
      error,
    )
  }
  return parseOversightSettings(value, homeCreditOversight, file)
}
