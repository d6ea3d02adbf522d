/** What an answer tells once and nobody may learn from a description. */
const MADE_UP: Readonly<Record<string, string>> = {
  key: 'vitrine_EXAMPLE0000000000000000000000000000000000',
  code: 'ABCD-EFGH-JKLM-NPQR',
  password: 'correct horse battery',
  current: 'the password until now',
  next: 'correct horse battery',
}

export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === 'string' ? (MADE_UP[name] ?? one) : withoutSecrets(one),
    ]),
  )
}
