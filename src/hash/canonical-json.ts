export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** Names of members that are kept as text: the few of our own records and tables, and no more than this of strangers'. */
const MOST_NAMES = 10_000
const names = new Map<string, string>()

/**
 * One text per value: keys sorted, no spaces, `undefined` members left out.
 * @throws RangeError for NaN and infinities, which JSON cannot hold
 */
export function canonicalJson(value: Json): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number') return numberText(value)
  return isList(value) ? listText(value) : membersText(value)
}

/** As JSON writes it; −0 is 0 in both. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON cannot hold ${value}`)
  return String(value)
}

function listText(list: readonly Json[]): string {
  let text = '['
  for (const [index, one] of list.entries()) text += (index === 0 ? '' : ',') + canonicalJson(one)
  return `${text}]`
}

function membersText(value: { readonly [key: string]: Json | undefined }): string {
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) text += (text === '' ? '' : ',') + nameText(key) + canonicalJson(member)
  }
  return `{${text}}`
}

/** Quoting a name costs more than finding it again. */
function nameText(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) names.clear()
  const text = `${JSON.stringify(name)}:`
  names.set(name, text)
  return text
}

function isList(
  value: readonly Json[] | { readonly [key: string]: Json | undefined },
): value is readonly Json[] {
  return Array.isArray(value)
}
