import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Json } from '../../hash/index.ts'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under a fresh nonce; base64 of nonce, tag and ciphertext. @param about bound to it: it opens nowhere else */
export function encrypt(key: Uint8Array, plain: Uint8Array, about: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** @throws when key, text and `about` do not belong together */
export function decrypt(key: Uint8Array, text: string, about: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** A text of this kind gets 3 % shorter at the usual level and takes a third longer; its window holds most of them whole. */
const DEFLATE = { level: 3, windowBits: 13, memLevel: 6 }

/** @param plain JSON */
export function seal(key: Uint8Array, plain: string, about: string): string {
  return encrypt(key, deflateRawSync(plain, DEFLATE), about)
}

export function unseal(key: Uint8Array, text: string, about: string): Json {
  return JSON.parse(unsealText(key, text, about)) as Json
}

export function unsealText(key: Uint8Array, text: string, about: string): string {
  return inflateRawSync(decrypt(key, text, about)).toString('utf8')
}

/** 32 hex digits that say nothing without the key. */
export function keyedHash(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32)
}
