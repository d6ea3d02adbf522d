import { createPublicKey, verify } from 'node:crypto'
import type { SigningKey } from './keys/key-folder.ts'

export interface Head {
  readonly seq: number
  readonly hash: string
}

export interface SignedHead extends Head {
  readonly signing_key: string
  readonly signature: string
}

/** UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** @param label `newest`, or the day of which it is the last record */
export function signHead(key: SigningKey, label: string, { seq, hash }: Head): SignedHead {
  return { seq, hash, signing_key: key.id, signature: key.sign(messageOf(label, { seq, hash })) }
}

export function headHolds(publicKey: string, label: string, head: SignedHead): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
  return verify(null, Buffer.from(messageOf(label, head)), key, Buffer.from(head.signature, 'base64'))
}

function messageOf(label: string, { seq, hash }: Head): string {
  return `vitrine head ${label} ${seq} ${hash}`
}
