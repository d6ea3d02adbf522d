import { DOUBLE, DuckDBInstance, DuckDBTableFunction } from '@duckdb/node-api'
import type { Aggregated } from './aggregates.ts'

const VECTOR_ROWS = 2048

/** Writes every table's aggregates as a Parquet file, to be compared with the other sides' files. */
export async function writeAggregates(all: readonly Aggregated[], dir: string): Promise<void> {
  for (const one of all) {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const connection = await instance.connect()
    connection.registerTableFunction(rowsOf(one))
    const cells = one.names.map((name) => `nullif(${name}, 'nan'::double) as ${name}`)
    await connection.run(
      `copy (select cast(SK_ID_CURR as integer) as SK_ID_CURR, ${cells.join(', ')} from aggregated())
      to '${dir}/${one.table}.parquet' (format parquet)`,
    )
    connection.closeSync()
    instance.closeSync()
  }
}

function rowsOf({ ids, names, values }: Aggregated): DuckDBTableFunction {
  let next = 0
  return DuckDBTableFunction.create({
    name: 'aggregated',
    bindFunction(info) {
      for (const name of ['SK_ID_CURR', ...names]) info.addResultColumn(name, DOUBLE)
    },
    initFunction: (info) => info.setMaxThreads(1),
    mainFunction(_, chunk) {
      const count = Math.min(VECTOR_ROWS, ids.length - next)
      chunk.rowCount = count
      const columns = [
        Float64Array.from(ids.subarray(next, next + count)),
        ...names.map((_, c) => values!.subarray(c * ids.length + next, c * ids.length + next + count)),
      ]
      for (const [c, column] of columns.entries()) {
        if (count === 0) break
        const vector = chunk.getColumnVector(c) as unknown as { readonly items: Float64Array; flush(): void }
        vector.items.set(column)
        vector.flush()
      }
      next += count
    },
  })
}
