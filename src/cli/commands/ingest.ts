import { resolve } from 'node:path'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import type { Json } from '../../hash/index.ts'
import { type IngestSummary, ingest } from '../../ingest/index.ts'
import { workspacePaths } from '../../workspace/index.ts'
import type { Command, Progress } from '../command.ts'
import { MEMORY_OPTION, memoryOf } from '../memory-option.ts'

export const ingestCommand: Command = {
  name: 'ingest',
  summary: 'Check and load raw tables: a folder or a zip of CSV, CSV.gz or Parquet files.',
  usage: 'vitrine ingest PATH',
  positionals: { min: 1, max: 1 },
  options: { memory: MEMORY_OPTION },
  async run(input) {
    const memoryLimit = memoryOf(input)
    const summary = await ingest({
      source: resolve(input.positionals[0] ?? ''),
      tables: homeCredit.tables,
      warehouseDir: workspacePaths(input.dataDir).warehouse,
      memoryLimit,
      onProgress: ingestProgress(input.progress),
      signal: input.signal,
    })
    for (const warning of summary.warnings) input.progress.note(`${warning.code}: ${warning.text}`)
    return { json: JSON.parse(JSON.stringify(summary)) as Json, text: summaryText(summary) }
  },
}

export function ingestProgress(progress: Progress) {
  return ({ step, table, fraction }: { step: string; table?: string; fraction: number }): void =>
    progress.step(`Loading: ${step}${table === undefined ? '' : ` ${table}`}`, fraction)
}

function summaryText(summary: IngestSummary): string {
  const total = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((sum, n) => sum + n, 0)
  const lines = summary.tables.map((table) =>
    table.files.length === 0
      ? `${table.name.padEnd(24)} absent: its features will be missing`
      : `${table.name.padEnd(24)} ${table.rows} rows, ${table.applications} applications, ` +
        `${total(table.missing)} missing cells, ${total(table.blanked)} sentinels cleaned, ${table.orphans} orphans`,
  )
  const { known, outcomeRate } = summary.applications
  const rate =
    outcomeRate === null
      ? 'no known outcomes'
      : `${(100 * outcomeRate).toFixed(2)} % of ${known} known outcomes with payment difficulties`
  return [...lines, rate, `generation ${summary.generation}`].join('\n')
}
