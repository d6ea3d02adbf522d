import { fileURLToPath } from 'node:url'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { settingsJsonSchema } from '../../src/cli/settings/settings.ts'
import { policyJsonSchema } from '../../src/features/index.ts'
import { letterSettingsJsonSchema } from '../../src/letter/index.ts'
import { readDictionary } from '../../src/workspace/index.ts'
import { cliPage } from './cli-page.ts'
import { collectErrors } from './collect-errors.ts'
import { dictionaryPage } from './dictionary-page.ts'
import { errorsPage } from './errors-page.ts'
import { settingsPage } from './settings-page.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every generated file: path from the root → its text. Nothing in them depends on the machine or the day. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const dictionary = await readDictionary(homeCredit)
  return new Map([
    ['docs/reference/data-dictionary.md', dictionaryPage(dictionary, 'en')],
    ['docs/reference/data-dictionary.fr.md', dictionaryPage(dictionary, 'fr')],
    ['docs/reference/errors.md', errorsPage(collectErrors(root))],
    ['docs/reference/cli.md', cliPage()],
    ['docs/reference/settings.md', settingsPage('en')],
    ['docs/reference/settings.fr.md', settingsPage('fr')],
    ['docs/reference/settings.schema.json', `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`],
    [
      'docs/reference/letter-settings.schema.json',
      `${JSON.stringify(letterSettingsJsonSchema(), null, 2)}\n`,
    ],
    ['lenders/home-credit/policy/policy.schema.json', `${JSON.stringify(policyJsonSchema(), null, 2)}\n`],
  ])
}
