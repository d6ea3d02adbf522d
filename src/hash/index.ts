// In:  JSON values, bytes.
// Out: one canonical text per value; SHA-256 in lower-case hex.
// Units: hex digits (64 per hash).
// Invariant: equal values give equal bytes whatever the order of their keys; NaN and Infinity are refused.
// Source: RFC 8785 (JSON canonicalisation); FIPS 180-4.
export { canonicalJson, type Json } from './canonical-json.ts'
export { sha256 } from './sha256.ts'
