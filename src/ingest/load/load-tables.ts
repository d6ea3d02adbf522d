import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Database } from '../database.ts'
import type { ProgressMeter } from '../progress.ts'
import { RowsWriter } from '../rows/write-rows.ts'
import { emptyFile } from '../source/fingerprint.ts'
import type { SourceFile } from '../source/source-file.ts'
import { quoteName } from '../sql-text.ts'
import type { IngestSummary, IngestWarning, TableSummary } from '../summary.ts'
import type { TableSchema } from '../table-schema.ts'
import { databasePath } from '../warehouse/generation.ts'
import { buildTable } from './build-table.ts'
import { checkDuplicates } from './check-duplicates.ts'
import { checkValues, type StagedFile, type ValueCounts } from './check-values.ts'
import { stageCsv } from './stage-csv.ts'
import { stageParquet } from './stage-parquet.ts'
import {
  plausibilityWarnings,
  summariseApplications,
  summariseTable,
  tableWarnings,
} from './table-summary.ts'

export interface LoadRequest {
  readonly tables: readonly TableSchema[]
  readonly files: readonly SourceFile[]
  readonly generation: string
  /** Folder of the new generation; its `temp` is used and removed. */
  readonly building: string
  readonly memoryLimit: string
  readonly threads?: number
  readonly signal?: AbortSignal
  readonly progress: ProgressMeter
}

/** Fills the database of a new generation, table by table: stage, check, clean and sort. */
export async function loadTables(request: LoadRequest): Promise<IngestSummary> {
  const { tables, generation, building, memoryLimit, threads, signal } = request
  const temp = join(building, 'temp')
  const database = await Database.open(databasePath(building), {
    memoryLimit,
    spillDir: join(temp, 'spill'),
    ...(threads !== undefined && { threads }),
    ...(signal !== undefined && { signal }),
  })
  try {
    // Raw rows stay out of the warehouse file, which would keep their space for good.
    await database.attach(join(temp, 'stage.duckdb'), 'stage')
    const [applications] = tables
    const rows = await RowsWriter.create(building)
    const summaries: TableSummary[] = []
    const warnings: IngestWarning[] = []
    for (const table of inBuildOrder(tables)) {
      const loaded = await loadTable(
        database,
        table,
        table === applications ? undefined : applications,
        rows,
        request,
      )
      summaries.push(loaded.summary)
      warnings.push(...loaded.warnings)
    }
    await rows.seal()
    const counted = await summariseApplications(database, applications!)
    await database.run('detach stage')
    await database.run('checkpoint')
    return {
      generation,
      tables: tables.map((table) => summaries.find(({ name }) => name === table.name)!),
      applications: counted,
      warnings: [...plausibilityWarnings(applications!, counted), ...warnings],
    }
  } finally {
    database.close()
    await rm(temp, { recursive: true, force: true })
  }
}

/** As listed, but a table through which another finds its application stands before it. */
function inBuildOrder(tables: readonly TableSchema[]): TableSchema[] {
  const through = new Set(tables.map((table) => table.applicationId.via?.table))
  const rank = (table: TableSchema) => (table === tables[0] ? 0 : through.has(table.name) ? 1 : 2)
  return [...tables].sort((a, b) => rank(a) - rank(b))
}

async function loadTable(
  database: Database,
  table: TableSchema,
  applications: TableSchema | undefined,
  rows: RowsWriter,
  { files, building, progress }: LoadRequest,
): Promise<{ summary: TableSummary; warnings: readonly IngestWarning[] }> {
  const staged: StagedFile[] = []
  const counts: ValueCounts[] = []
  const warnings: IngestWarning[] = []
  const own = files.filter((file) => file.table === table)
  for (const file of own) {
    progress.begin('load', table.name)
    const stage = `stage.${quoteName(file.file)}`
    const read = file.format === 'parquet' ? stageParquet : stageCsv
    warnings.push(...(await read(database, file, stage, join(building, 'temp'))))
    progress.finish('load', file.bytes)
    progress.begin('check', table.name)
    staged.push({ file, stage })
    counts.push(await checkValues(database, { file, stage }))
    if (table.required && counts.at(-1)?.rows === 0) emptyFile(file)
  }
  await checkDuplicates(database, table, staged)
  progress.begin('sort', table.name)
  await buildTable(database, table, staged, applications)
  await rows.add(database, table)
  const summary = await summariseTable(database, table, staged, counts)
  for (const { stage } of staged) await database.run(`drop table ${stage}`)
  // What was unpacked from a zip is as large as everything else together.
  for (const file of own) if (file.path.startsWith(building)) await rm(file.path)
  progress.finish(
    'sort',
    own.reduce((sum, file) => sum + file.bytes, 0),
  )
  return { summary, warnings: [...warnings, ...tableWarnings(table, summary)] }
}
