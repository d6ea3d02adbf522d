import { existsSync } from 'node:fs'
import { POSTED_FROM } from '../record/index.ts'
import { openPosted } from '../serve/index.ts'
import { type Bank, workspacePaths } from '../workspace/index.ts'
import { withRecord } from './opened-record.ts'

/** Uses the bank in which an application stands: one that came over the API stands in the record. @throws VitrineError E_ERASED */
export async function withBankOf<T>(
  applicationId: number,
  bank: Bank,
  dataDir: string,
  use: (bank: Bank) => Promise<T>,
): Promise<T> {
  if (applicationId <= POSTED_FROM || !existsSync(workspacePaths(dataDir).keys)) return use(bank)
  return withRecord(dataDir, async ({ store, persons }) => {
    const posted = await openPosted(applicationId, { all: true }, { store, persons, bank })
    return use(posted?.bank ?? bank)
  })
}
