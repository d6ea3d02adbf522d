import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fail } from '../../errors/index.ts'
import { sha256 } from '../../hash/index.ts'

/** What lies outside the store and its backups: whoever has the store alone can read no record and forge no head. */
export interface Keys {
  readonly folder: string
  /** 32 bytes; wraps the keys of persons and makes pseudonyms. */
  readonly master: Uint8Array
  readonly signing: SigningKey
}

export interface SigningKey {
  /** First 16 hex digits of the public key's hash. */
  readonly id: string
  /** SPKI, base64. */
  readonly publicKey: string
  sign(message: string): string
}

const MASTER = 'master.key'
const SIGNING = 'signing.pem'
const NEXT = 'signing.next.pem'

export function masterKeyId(master: Uint8Array): string {
  return createHmac('sha256', master).update('master key').digest('hex').slice(0, 16)
}

/** @throws VitrineError E_KEYS_MISSING */
export function readKeys(folder: string): Keys {
  const master = readKeyFile(join(folder, MASTER)).trim()
  if (!/^[0-9a-f]{64}$/.test(master)) missing(join(folder, MASTER), 'other text than 64 hex digits')
  return {
    folder,
    master: Buffer.from(master, 'hex'),
    signing: signingKey(readKeyFile(join(folder, SIGNING))),
  }
}

/** New keys for a new chain; a folder that has some keeps them. */
export function makeKeys(folder: string): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(join(folder, MASTER)))
    writeKeyFile(join(folder, MASTER), `${randomBytes(32).toString('hex')}\n`)
  if (!existsSync(join(folder, SIGNING))) writeKeyFile(join(folder, SIGNING), newSigningPem())
  return readKeys(folder)
}

/** A signing key that is not in use yet. */
export function newSigningPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

/** Lays a signing key down beside the one in use. */
export function layNextKey(folder: string, pem: string): void {
  writeKeyFile(join(folder, NEXT), pem)
}

/** Puts the key that was laid down in the place of the one in use, if it is the one that the chain names. */
export function takeNextKey(folder: string, publicKey: unknown): Keys {
  const path = join(folder, NEXT)
  if (existsSync(path) && signingKey(readKeyFile(path)).publicKey === publicKey) {
    renameSync(path, join(folder, SIGNING))
    syncFolder(folder)
  }
  return readKeys(folder)
}

export function signingKey(pem: string): SigningKey {
  const secret: KeyObject = createPrivateKey(pem)
  const publicKey = createPublicKey(secret).export({ type: 'spki', format: 'der' }).toString('base64')
  return {
    id: keyIdOf(publicKey),
    publicKey,
    sign: (message) => sign(null, Buffer.from(message), secret).toString('base64'),
  }
}

export function keyIdOf(publicKey: string): string {
  return sha256(Buffer.from(publicKey, 'base64')).slice(0, 16)
}

/** Adds one line to a file beside the keys, and waits until it is on disk. */
export function noteBesideKeys(folder: string, file: string, line: string): void {
  const handle = openSync(join(folder, file), 'a', 0o600)
  try {
    appendFileSync(handle, `${line}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export function notesBesideKeys(folder: string, file: string): string[] {
  const path = join(folder, file)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

/** Moves some lines of a file beside the keys to another one. */
export function rewriteNotes(
  folder: string,
  file: string,
  other: string,
  moves: (line: string) => boolean,
): void {
  const lines = notesBesideKeys(folder, file)
  const moved = lines.filter(moves)
  if (moved.length === 0) return
  for (const line of moved) noteBesideKeys(folder, other, line)
  writeKeyFile(join(folder, file), lines.flatMap((line) => (moves(line) ? [] : [`${line}\n`])).join(''))
}

function readKeyFile(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : missing(path, 'no file')
}

/** Whole or not at all, and for this user's eyes only. */
function writeKeyFile(path: string, content: string): void {
  const handle = openSync(`${path}.part`, 'w', 0o600)
  writeSync(handle, content)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${path}.part`, path)
  syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function missing(path: string, got: string): never {
  return fail('E_KEYS_MISSING', {
    what: 'The keys of the decision record cannot be read.',
    got,
    expected: 'the key files that this store was written with',
    remedy:
      'Put the keys folder back from where you keep its copy; without it nothing about a person can be read.',
    file: path,
  })
}
