import type { Doer } from '../../contract/index.ts'
import { listAccounts } from '../../store/index.ts'
import type { Context } from '../context.ts'

/** Names of staff by the pseudonyms of the record. */
export type Doers = (actor: string) => Doer

/**
 * @param reader number of the account that asks
 * @returns for any pseudonym who it is; nobody's name where the account is gone
 */
export async function readDoers(reader: number, { store, record }: Context): Promise<Doers> {
  const names = new Map<string, string>()
  for (const { id, displayName } of await listAccounts(store))
    names.set(record.persons.actorOf(String(id)), displayName)
  const own = record.persons.actorOf(String(reader))
  return (actor) => ({ name: names.get(actor) ?? null, isYou: actor === own })
}
