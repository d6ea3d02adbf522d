import { fail } from '../errors/index.ts'
import { purge, type Store } from '../store/index.ts'
import type { Actor, Subject } from './entries.ts'
import { noteBesideKeys, notesBesideKeys } from './keys/key-folder.ts'
import type { DecisionRecord } from './open-record.ts'

/** Who was erased, beside the keys: a backup that is put back must not bring them back. */
const ERASURES_FILE = 'erasures.txt'

/** Reg B keeps the records of an application for 25 months (12 CFR 1002.12). */
export const RETENTION_MONTHS = 25

/**
 * Destroys a person's key. What was recorded about the person can never be read again; the chain stays whole.
 * @param now milliseconds since 1970
 * @throws VitrineError E_PERSON_UNKNOWN; E_ERASED when it was done before; E_RETENTION before the time is over that
 *   records must be kept, counted from the newest one that is no view
 */
export async function erasePerson(
  record: DecisionRecord,
  subject: Subject,
  by: Actor,
  retentionMonths: number,
  now: number,
): Promise<{ readonly person: string; readonly records: number }> {
  const { store, persons, keys } = record
  const person = persons.personOf(subject)
  if ((await persons.find(person)) === undefined) {
    fail('E_PERSON_UNKNOWN', {
      what: 'Nothing was recorded about this person.',
      got: subject.personId ?? `application ${subject.applicationId}`,
      expected: 'a person of whom there are records',
      remedy: 'Check the number.',
    })
  }
  const records = await requireOver(store, person, retentionMonths, now)
  noteBesideKeys(keys.folder, ERASURES_FILE, `${person} ${now}`)
  await destroy(store, person, now)
  persons.forget(person)
  await record.append(by, { kind: 'erasure', body: { person } }, now)
  await purge(store, 'person_key')
  return { person, records }
}

/** Erases everybody again who was erased before, in a store that is being put back. */
export async function eraseAgain(store: Store, keysFolder: string): Promise<number> {
  const lines = notesBesideKeys(keysFolder, ERASURES_FILE)
  for (const line of lines) {
    const [person, at] = line.split(' ')
    await destroy(store, person!, Number(at))
  }
  if (lines.length > 0) await purge(store, 'person_key')
  return lines.length
}

async function destroy({ database }: Store, person: string, at: number): Promise<void> {
  await database
    .updateTable('person_key')
    .set({ wrapped: null, erased_at: at })
    .where('person', '=', person)
    .where('wrapped', 'is not', null)
    .execute()
}

/** @returns how many records there are of the person */
async function requireOver(
  { database }: Store,
  person: string,
  months: number,
  now: number,
): Promise<number> {
  const rows = await database
    .selectFrom('record')
    .select(({ fn }) => [fn.count<number>('seq').as('records'), fn.max('at').as('newest')])
    .where('person', '=', person)
    .where('kind', '<>', 'view')
    .executeTakeFirstOrThrow()
  const until = new Date(Number(rows.newest ?? 0))
  until.setUTCMonth(until.getUTCMonth() + months)
  if (now < until.getTime()) {
    fail('E_RETENTION', {
      what: 'The records of this person must still be kept.',
      got: `the newest decision is of ${new Date(Number(rows.newest)).toISOString().slice(0, 10)}`,
      expected: `an erasure on or after ${until.toISOString().slice(0, 10)}, ${months} months later`,
      remedy: 'Erase then; --retention-months sets how long your law makes you keep them.',
    })
  }
  return Number(rows.records)
}
