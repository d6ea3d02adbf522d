import { join } from 'node:path'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import {
  applicationIds,
  type CsvTable,
  csvFile,
  csvLayout,
  csvMemory,
  csvTable,
  idPlaces,
  type KeyPlaces,
  placesByKey,
} from '../../src/ingest/csv-columns/index.ts'
import type { TableSchema } from '../../src/ingest/index.ts'
import { aggregateList, columnsRead, schemaOf } from './aggregate-list.ts'
import { type Aggregated, aggregated, answers, withPrograms } from './aggregates.ts'
import type { Crew } from './crew.ts'
import type { Spec } from './spec.ts'

/** Rows of a batch, and the most of its buckets. */
const BATCH_ROWS = 32_768
const MOST_BUCKETS = 8

/** Every table's aggregates of the CSV files, kept in memory. */
export async function aggregateFiles(spec: Spec, crew: Crew): Promise<readonly Aggregated[]> {
  const [applications] = homeCredit.tables as readonly [TableSchema]
  const id = applications.applicationId.column
  const ids = plain(
    await applicationIds(
      applications.files.map((file) => sourceFile(applications, file, spec)),
      id,
    ),
  )
  const keys = plain(idPlaces(ids))

  const memories = new Memories()
  const read = async (name: string, by: KeyPlaces): Promise<CsvTable> => {
    const schema = schemaOf(name)
    const names = new Set(
      columnsRead(aggregateList.find(({ table }) => table === name)!).map((one) => one.name),
    )
    names.delete(id)
    const file = sourceFile(schema, schema.files[0]!, spec)
    const layout = plain(await csvLayout(file, names, schema.applicationId.via?.on ?? id))
    const parts = csvFile(file, layout, by, ids.length, crew.size, await memories.take())
    const answered = await crew.ask((part) => ({ file: parts, part }))
    return plain(answered.every(Boolean) ? csvTable(parts, ids) : undefined)
  }

  const done: Promise<Aggregated>[] = []
  await withPrograms(async (programOf) => {
    // While threads work on one file's rows, the next is on its way to them.
    let before: Promise<unknown> = Promise.resolve()
    for (const one of [...answers].sort((a, b) => Number('joins' in a) - Number('joins' in b))) {
      const own = read(one.table, keys)
      const tables = own.then(async (table) => {
        if (one.joins === undefined) return [table]
        const { via } = schemaOf(one.joins).applicationId
        return [table, await read(one.joins, plain(placesByKey(table, via!.on)))]
      })
      const program = await programOf(one)
      done.push(
        tables.then(async (found) => {
          const answer = await aggregated(crew, spec, jobOf(program, found))
          for (const { file } of found) memories.giveBack(file.memory)
          return answer
        }),
      )
      await before
      before = tables
    }
  })
  return Promise.all(done)
}

function jobOf(program: Parameters<typeof aggregated>[2]['program'], tables: readonly CsvTable[]) {
  const { file, ids, places } = tables[0]!
  const rows = Math.max(...tables.map(({ nRows }) => nRows))
  const buckets = Math.max(1, Math.min(MOST_BUCKETS, Math.round((BATCH_ROWS * file.nBuckets) / rows)))
  const starts: number[] = []
  for (const [index, place] of places.entries()) {
    const batch = Math.floor(place / (buckets * file.bucketPlaces))
    while (starts.length <= batch) starts.push(index)
  }
  return { program, source: tables, ids, starts: Int32Array.of(...starts, ids.length), buckets }
}

function sourceFile(table: TableSchema, file: string, { csvDir }: Spec) {
  const name = `${file}.csv`
  return { table, file, format: 'csv' as const, name, path: join(csvDir, name), bytes: 0 }
}

/** Memory of two files: their rows take some of it. */
class Memories {
  readonly #free = [csvMemory(), csvMemory()]
  readonly #waiting: ((memory: WebAssembly.Memory) => void)[] = []

  take(): Promise<WebAssembly.Memory> {
    const free = this.#free.pop()
    return free === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(free)
  }

  giveBack(memory: WebAssembly.Memory): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free.push(memory)
    else next(memory)
  }
}

/** @throws RangeError for files that need the full reader: they are none that all sides read alike */
function plain<T>(found: T | undefined): T {
  if (found === undefined) throw new RangeError('a file that is no plain CSV')
  return found
}
