import type { KeyAnswer, Keys, NewKeyBody, RotateKeyBody } from '../../contract/index.ts'
import { type Account, addMachine, listKeys, type MadeKey, revokeKeys, rotateKey } from '../../store/index.ts'
import type { Context } from '../context.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export async function keysAnswer(now: number, { store }: Context): Promise<Keys> {
  const keys = await listKeys(store, now)
  return { keys: keys.map((one) => ({ ...one, scopes: [...one.scopes] })) }
}

/** @throws E_ACCOUNT_EXISTS */
export async function addKey(
  { name, scopes, days }: NewKeyBody,
  reader: Account,
  now: number,
  { store }: Context,
): Promise<KeyAnswer> {
  return told(await addMachine(store, { name, scopes, expiresAt: now + days * DAY_MS }, reader.id, now))
}

/** @throws E_MACHINE_UNKNOWN */
export async function replaceKey(
  name: string,
  { days, overlapHours }: RotateKeyBody,
  reader: Account,
  now: number,
  { store }: Context,
): Promise<KeyAnswer> {
  const times = { expiresAt: now + days * DAY_MS, overlapMs: overlapHours * HOUR_MS }
  return told(await rotateKey(store, name, times, reader.id, now))
}

/** @throws E_MACHINE_UNKNOWN */
export function revoke(name: string, reader: Account, now: number, { store }: Context): Promise<void> {
  return revokeKeys(store, name, reader.id, now)
}

function told({ account, key, prefix, scopes, expiresAt }: MadeKey): KeyAnswer {
  return { name: account.name, key, prefix, scopes: [...scopes], expiresAt }
}
