import { signHead } from './heads.ts'
import { layNextKey, masterKeyId, newSigningPem, signingKey } from './keys/key-folder.ts'
import { type DecisionRecord, openRecord, SYSTEM } from './open-record.ts'

/**
 * Signs from here on with a new key. The old one signs the new one in the chain, then it is gone.
 * @returns the chain, open with the new key
 */
export async function rotateSigningKey(record: DecisionRecord, now: number): Promise<DecisionRecord> {
  const { store, keys } = record
  const pem = newSigningPem()
  const { publicKey } = signingKey(pem)
  const endorsement = signHead(keys.signing, 'next-key', { seq: 0, hash: publicKey }).signature
  const body = { publicKey, masterKeyId: masterKeyId(keys.master), endorsement }
  // First aside: a crash between the record and the file leaves a key to go on with: opening takes the one that the chain names.
  layNextKey(keys.folder, pem)
  await record.append(SYSTEM, { kind: 'key', body }, now)
  await record.close()
  return openRecord(store, keys.folder, now)
}
