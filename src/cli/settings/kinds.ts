import { isIP } from 'node:net'

export interface Text {
  readonly en: string
  readonly fr: string
}

/** What values a setting may have, and how they stand in a file and in the environment. */
export interface Kind<T> {
  readonly expected: Text
  readonly jsonSchema: Readonly<Record<string, unknown>>
  /** The text of an environment variable or option as the value that a file would hold. */
  fromText(text: string): unknown
  /** Undefined when it is none. */
  read(value: unknown): T | undefined
}

export const text: Kind<string> = {
  expected: { en: 'a text', fr: 'un texte' },
  jsonSchema: { type: 'string', minLength: 1 },
  fromText: (given) => given,
  read: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
}

export function wholeNumber(min: number, max: number): Kind<number> {
  return {
    expected: { en: `a whole number from ${min} to ${max}`, fr: `un nombre entier de ${min} à ${max}` },
    jsonSchema: { type: 'integer', minimum: min, maximum: max },
    fromText: (given) => (/^\d+$/.test(given) ? Number(given) : given),
    read: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
        ? value
        : undefined,
  }
}

export function oneOf<const T extends string>(...values: readonly T[]): Kind<T> {
  return {
    expected: { en: `one of ${values.join(', ')}`, fr: `l’un de ${values.join(', ')}` },
    jsonSchema: { enum: values },
    fromText: (given) => given,
    read: (value) => values.find((one) => one === value),
  }
}

/** Addresses or networks, `192.0.2.0/24`; separated by commas in a text. */
export const networks: Kind<readonly string[]> = {
  expected: {
    en: 'IP addresses or networks (192.0.2.0/24)',
    fr: 'des adresses IP ou des réseaux (192.0.2.0/24)',
  },
  jsonSchema: { type: 'array', items: { type: 'string' } },
  fromText: (given) =>
    given
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  read: (value) => (Array.isArray(value) && value.every(isNetwork) ? (value as string[]) : undefined),
}

function isNetwork(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const [address = '', bits, ...more] = value.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** A secret is read from the environment alone. */
export const databaseAddress: Kind<string> = {
  expected: { en: 'postgres://…', fr: 'postgres://…' },
  jsonSchema: { type: 'string' },
  fromText: (given) => given,
  read: (value) =>
    typeof value === 'string' && /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) ? value : undefined,
}
