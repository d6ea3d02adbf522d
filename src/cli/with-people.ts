import { existsSync } from 'node:fs'
import { foldFile, OVERSIGHT_KINDS } from '../oversight/index.ts'
import { recordsOf } from '../record/index.ts'
import type { People } from '../serve/index.ts'
import { workspacePaths } from '../workspace/index.ts'
import { withRecord } from './opened-record.ts'
import { readOversightSettings } from './oversight-settings.ts'

/** What people did about the files of a data directory, and what came over the API; nothing where no record was ever written. */
export async function withPeople<T>(dataDir: string, use: (people: People) => Promise<T>): Promise<T> {
  const { greyBandPoints } = await readOversightSettings(dataDir)
  if (!existsSync(workspacePaths(dataDir).keys))
    return use({ greyBandPoints, record: null, state: async () => foldFile([]) })
  return withRecord(dataDir, ({ store, persons }) =>
    use({
      greyBandPoints,
      record: { store, persons },
      state: async (subject) => foldFile(await recordsOf(store, persons, subject, OVERSIGHT_KINDS)),
    }),
  )
}
