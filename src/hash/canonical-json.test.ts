import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, type Json } from './canonical-json.ts'
import { sha256 } from './sha256.ts'

it('sorts keys at every depth and leaves undefined members out', () => {
  expect(canonicalJson({ b: 1, a: [{ d: null, c: 'é' }], z: undefined })).toBe(
    '{"a":[{"c":"é","d":null}],"b":1}',
  )
})

it('refuses NaN and Infinity, which JSON cannot hold', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError)
  expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(RangeError)
})

it('reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it('hashes "abc" to the digest of FIPS 180-4, whole or in parts', () => {
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(sha256('abc')).toBe(digest)
  expect(sha256('a', new Uint8Array([98, 99]))).toBe(digest)
})
