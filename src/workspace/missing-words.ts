import type { LocalText } from '../ingest/index.ts'
import type { Lender } from './lender.ts'

export const NO_INFORMATION: LocalText = { en: 'no information', fr: 'aucune information' }

/** What it means that a raw column holds nothing: the column's own words, else those of where it comes from. */
export function missingWords({ pages }: Pick<Lender, 'pages'>, table: string, column: string): LocalText {
  if (table !== 'application') return pages.missing.sideTables
  const own = pages.missing.columns[column]
  if (own !== undefined) return own
  for (const section of ['told', 'ours', 'others'] as const) {
    if (pages.sections[section].includes(column)) return pages.missing.sections[section]
  }
  return NO_INFORMATION
}
