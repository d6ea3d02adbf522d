/**
 * The cohort filter as text, the same in the address bar, the API and the log:
 * `AMT_CREDIT:100000..200000;NAME_CONTRACT_TYPE:Cash loans|Revolving loans;OCCUPATION_TYPE:missing`.
 * Open ranges leave a side out (`1000..`). Reserved characters in values are percent-encoded.
 */
export type Filter =
  | {
      readonly column: string
      readonly kind: 'range'
      readonly min: number | null
      readonly max: number | null
    }
  | { readonly column: string; readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly column: string; readonly kind: 'missing' }

export type FilterParse =
  | { readonly ok: true; readonly filters: readonly Filter[] }
  | { readonly ok: false; readonly got: string; readonly expected: string }

const COLUMN = /^[A-Za-z][A-Za-z0-9_]{0,79}$/

/** Canonical text: filters sorted by column, values sorted. Inverse of `parseFilters`. */
export function formatFilters(filters: readonly Filter[]): string {
  return filters.map(formatFilter).sort().join(';')
}

function formatFilter(filter: Filter): string {
  if (filter.kind === 'missing') return `${filter.column}:missing`
  if (filter.kind === 'range') return `${filter.column}:${filter.min ?? ''}..${filter.max ?? ''}`
  return `${filter.column}:${[...filter.values].sort().map(encodeValue).join('|')}`
}

/** Dots and a leading "m" of the word `missing` are encoded too, so that no value reads as a range or as "missing". */
function encodeValue(value: string): string {
  const encoded = encodeURIComponent(value).replaceAll('.', '%2E')
  return encoded === 'missing' ? '%6Dissing' : encoded
}

/** Reads the text form. Knows no column: that a column exists and has the right kind is checked where columns are known. */
export function parseFilters(text: string): FilterParse {
  const filters: Filter[] = []
  for (const part of text.split(';')) {
    if (part === '') continue
    const at = part.indexOf(':')
    const column = part.slice(0, Math.max(at, 0))
    const rest = part.slice(at + 1)
    if (at < 0 || !COLUMN.test(column) || rest === '') {
      return { ok: false, got: part, expected: 'COLUMN:low..high, COLUMN:value|value or COLUMN:missing' }
    }
    if (rest === 'missing') {
      filters.push({ column, kind: 'missing' })
    } else if (rest.includes('..')) {
      const [low = '', high = '', ...more] = rest.split('..')
      const min = low === '' ? null : Number(low)
      const max = high === '' ? null : Number(high)
      const wrong = more.length > 0 || (min === null && max === null)
      if (wrong || Number.isNaN(min) || Number.isNaN(max) || (min !== null && max !== null && min > max)) {
        return { ok: false, got: part, expected: 'a range such as 1000..2000, 1000.. or ..2000, low first' }
      }
      filters.push({ column, kind: 'range', min, max })
    } else {
      try {
        filters.push({ column, kind: 'values', values: rest.split('|').map(decodeURIComponent) })
      } catch {
        return { ok: false, got: part, expected: 'percent-encoded values joined by |' }
      }
    }
  }
  return { ok: true, filters }
}
