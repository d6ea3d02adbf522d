import { readFile } from 'node:fs/promises'
import { fail } from '../errors/index.ts'
import { readOrganisationSettings } from '../serve/index.ts'

/** @throws VitrineError E_ORGANISATION_SETTINGS; E_ORGANISATION_FILE */
export async function readOrganisationFile(path: string) {
  const text = await readFile(path, 'utf8').catch((error: Error) =>
    fail(
      'E_ORGANISATION_FILE',
      {
        what: 'The settings of the sign-in with the organisation cannot be read.',
        got: error.message,
        expected: 'a JSON file',
        remedy: 'Check the path and its rights.',
        file: path,
      },
      error,
    ),
  )
  return readOrganisationSettings(text)
}
