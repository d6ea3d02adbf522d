import { fail } from '../../../errors/index.ts'
import type { Json } from '../../../hash/index.ts'
import { type Verification, verifyRecord } from '../../../record/index.ts'
import { readStore } from '../../../store/index.ts'
import type { Command } from '../../command.ts'
import { withRecord } from '../../opened-record.ts'
import { storeAddress } from '../../store-address.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'Read the whole decision record and say whether it is as it was written; the service may run.',
  usage: 'vitrine audit verify',
  positionals: { min: 0, max: 0 },
  options: {},
  async run({ dataDir, progress, signal }) {
    const found = await withRecord(dataDir, async ({ store, keys }) => {
      const second = await readStore(storeAddress(dataDir))
      try {
        return await verifyRecord([store, second], keys, signal, (records) =>
          progress.step(`checking, ${Math.floor(records / 100_000) / 10} million records so far`),
        )
      } finally {
        await second.close()
      }
    })
    progress.done()
    if (found.findings.length > 0) damaged(found)
    return { json: JSON.parse(JSON.stringify(found)) as Json, text: wholeText(found) }
  },
}

function wholeText({ records, head, firstKey, days }: Verification): string {
  return [
    `${records} records: each as it was written, none missing, none swapped.`,
    `Newest: ${head.seq}, hash ${head.hash}`,
    `${days} days signed. The first key is ${firstKey ?? 'none'}: compare it with the one noted when the store was made.`,
  ].join('\n')
}

function damaged({ records, findings }: Verification): never {
  const shown = findings.slice(0, 10).map((one) => one.words)
  const more = findings.length > shown.length ? `; and ${findings.length - shown.length} more` : ''
  fail('E_RECORD_DAMAGED', {
    what: 'The decision record is not as it was written.',
    got: `${shown.join('; ')}${more}`,
    expected: `${records} records, each as it was written and signed`,
    remedy: 'Keep the store as it is for the auditor; restore a backup from before it was changed.',
  })
}
