import type { Database } from '../database.ts'
import { quoteName } from '../sql-text.ts'
import type { IngestSummary, IngestWarning, TableSummary } from '../summary.ts'
import type { TableSchema } from '../table-schema.ts'
import type { StagedFile, ValueCounts } from './check-values.ts'

/** Counts over the finished table. */
export async function summariseTable(
  database: Database,
  table: TableSchema,
  staged: readonly StagedFile[],
  counts: readonly ValueCounts[],
): Promise<TableSummary> {
  const [row] = await database.rows(
    `select count(*), count(distinct ${quoteName(table.applicationId.column)}),
       ${table.columns.map((column) => `count(*) - count(${quoteName(column.name)})`).join(', ')}
     from ${quoteName(table.name)}`,
  )
  const [rows = 0, applications = 0, ...missing] = row!.map(Number)
  const blanked = new Map<string, number>()
  for (const count of counts) {
    for (const [name, cells] of Object.entries(count.blanked))
      blanked.set(name, (blanked.get(name) ?? 0) + cells)
  }
  return {
    name: table.name,
    files: staged.map(({ file }) => file.name),
    rows,
    applications,
    missing: Object.fromEntries(
      table.columns
        .map((column, index) => [column.name, missing[index] ?? 0] as const)
        .filter(([, cells]) => cells > 0),
    ),
    blanked: Object.fromEntries(blanked),
    orphans: counts.reduce((sum, count) => sum + count.rows, 0) - rows,
  }
}

/** Ids and outcomes of the applications. */
export async function summariseApplications(
  database: Database,
  table: TableSchema,
): Promise<IngestSummary['applications']> {
  const id = quoteName(table.applicationId.column)
  const outcome = table.outcome === undefined ? 'cast(null as integer)' : quoteName(table.outcome)
  const [row] = await database.rows(
    `select count(*), min(${id}), max(${id}), count(${outcome}), sum(${outcome}) from ${quoteName(table.name)}`,
  )
  const [rows = 0, idMin = 0, idMax = 0, known = 0, ones = 0] = row!.map(Number)
  return { rows, idMin, idMax, known, outcomeRate: known === 0 ? null : ones / known }
}

/** What is worth saying about a finished table. */
export function tableWarnings(table: TableSchema, summary: TableSummary): IngestWarning[] {
  const say = (code: string, text: string): IngestWarning => ({ code, table: table.name, text })
  if (summary.files.length === 0) {
    return [
      say(
        'W_TABLE_ABSENT',
        `No file ${table.files.join(' or ')}: the table ${table.name} is empty and all that comes from it is missing.`,
      ),
    ]
  }
  return summary.orphans === 0
    ? []
    : [
        say(
          'W_ORPHANS',
          `${table.name}: ${summary.orphans} rows belong to no known application and were left out.`,
        ),
      ]
}

/** Says what does not look like the lender's own data. */
export function plausibilityWarnings(
  table: TableSchema,
  { idMin, idMax, known, outcomeRate }: IngestSummary['applications'],
): IngestWarning[] {
  const warnings: IngestWarning[] = []
  const say = (code: string, text: string) => warnings.push({ code, table: table.name, text })
  if (outcomeRate === null) {
    say('W_NO_OUTCOME', 'No application has a known outcome: no model can be trained on this data.')
  }
  if (table.usual === undefined) return warnings
  const { ids, outcomeRate: rate } = table.usual
  if (idMin < ids.min || idMax > ids.max) {
    say(
      'W_UNUSUAL_IDS',
      `Application ids run from ${idMin} to ${idMax}; the original data has ${ids.min} to ${ids.max}. Is this the original data?`,
    )
  }
  if (outcomeRate !== null && (outcomeRate < rate.min || outcomeRate > rate.max)) {
    say(
      'W_UNUSUAL_OUTCOMES',
      `${percent(outcomeRate)} of ${known} known outcomes are payment difficulties; the original data has ${percent(rate.min)} to ${percent(rate.max)}. Was it made up or re-balanced?`,
    )
  }
  return warnings
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
