import { hash, verify } from '@node-rs/argon2'

/** OWASP's second set for argon2id (RFC 9106): 19 MiB, two passes, one lane. The library's default variant is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'))
}

let decoy: Promise<string> | undefined

/** A hash of nothing in use: checked for unknown names, so that they take as long as known ones. */
export function decoyHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password')
  return decoy
}
