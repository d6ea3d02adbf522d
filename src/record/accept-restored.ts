import { fail } from '../errors/index.ts'
import type { Store } from '../store/index.ts'
import { HEADS_FILE } from './appender.ts'
import type { Actor } from './entries.ts'
import { eraseAgain } from './erase-person.ts'
import { rewriteNotes } from './keys/key-folder.ts'
import { openRecord, ownKeys } from './open-record.ts'
import { verifyRecord } from './verify-record.ts'

/** Days whose heads belong to records that a restore has lost. */
const LOST_FILE = 'daily-heads-lost.txt'

/**
 * Looks at a chain that comes from a backup before it is in use, does erasures again and writes down that it was put back.
 * @param now milliseconds since 1970
 * @returns how many erasures were done again, and what to call once the store is in its place
 * @throws VitrineError E_BACKUP_DAMAGED, E_KEYS_WRONG
 */
export async function acceptRestored(
  store: Store,
  keysFolder: string,
  by: Actor,
  now: number,
  signal: AbortSignal,
): Promise<{ readonly erased: number; readonly forgetLost: () => void }> {
  const keys = await ownKeys(store, keysFolder)
  const { findings, head } = await verifyRecord([store], keys, signal)
  // Days that were signed after the backup are missing, as they must be: all else must be as it was.
  const wrong = findings.find((one) => one.kind !== 'cut-off')
  if (wrong !== undefined) {
    fail('E_BACKUP_DAMAGED', {
      what: 'The decision record in the backup is not as it was written; nothing has been changed.',
      got: wrong.words,
      expected: 'a record that "vitrine audit verify" finds whole',
      remedy: 'Use another backup.',
    })
  }
  const erased = await eraseAgain(store, keysFolder)
  const record = await openRecord(store, keysFolder, now)
  await record.append(by, { kind: 'restore', body: { after: head.seq } }, now)
  await record.close()
  const isLost = (line: string): boolean => Number(line.split(' ')[1]) > head.seq
  return { erased, forgetLost: () => rewriteNotes(keysFolder, HEADS_FILE, LOST_FILE, isLost) }
}
