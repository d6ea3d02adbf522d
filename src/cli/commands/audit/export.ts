import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { VitrineError } from '../../../errors/index.ts'
import { canonicalJson, type Json } from '../../../hash/index.ts'
import { lineOf, openRow, recordsAfter } from '../../../record/index.ts'
import type { Command } from '../../command.ts'
import { type ReadRecord, withRecord } from '../../opened-record.ts'

const PAGE = 1000

export const auditExport: Command = {
  name: 'audit export',
  summary: 'Write the decision record as lines of JSON, which another program can check.',
  usage: 'vitrine audit export FILE [--opened]',
  positionals: { min: 1, max: 1 },
  options: {
    opened: { type: 'boolean', about: 'with what the records say about persons, readable; guard the file' },
  },
  async run({ dataDir, positionals, flag, signal }) {
    const path = resolve(positionals[0]!)
    const records = await withRecord(dataDir, (record) => write(record, path, flag('opened'), signal))
    return { json: { records, path }, text: `${records} records written to ${path}.` }
  },
}

/** One line a record: its hash, and the line that the hash is of. After them the signed heads. */
async function write(
  record: ReadRecord,
  path: string,
  opened: boolean,
  signal: AbortSignal,
): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 })
  const put = async (line: string): Promise<void> => {
    if (!file.write(`${line}\n`)) await once(file, 'drain')
  }
  let last = 0
  for (;;) {
    signal.throwIfAborted()
    const rows = await recordsAfter(record.store, last, PAGE)
    if (rows.length === 0) break
    for (const row of rows) {
      const personal = opened ? `,"opened":${await openedJson(record, row)}` : ''
      await put(`{"hash":"${row.hash}","record":${lineOf(row)}${personal}}`)
      last = row.seq
    }
  }
  const { database } = record.store
  const heads = await database.selectFrom('daily_head').selectAll().orderBy('day').execute()
  const newest = await database.selectFrom('record_head').selectAll().executeTakeFirst()
  for (const head of heads) await put(canonicalJson({ head: { ...head } }))
  if (newest !== undefined) await put(canonicalJson({ head: { ...newest } }))
  file.end()
  await once(file, 'finish')
  return last
}

async function openedJson({ persons }: ReadRecord, row: Parameters<typeof openRow>[0]): Promise<string> {
  try {
    const { applicationId, personal } = await openRow(row, persons)
    return canonicalJson({ applicationId, personal } as Json)
  } catch (error) {
    if (error instanceof VitrineError) return canonicalJson({ erased: error.got })
    throw error
  }
}
