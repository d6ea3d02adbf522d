import type { Catalogue } from '../feature.ts'
import type { Trino } from './trino-client.ts'

/** A schema of a Trino server that holds the tables of one warehouse generation. */
export interface TrinoLake {
  readonly server: Trino
  readonly catalog: string
  readonly schema: string
}

/** Says which generation the tables are of: one row, `generation`. */
export const GENERATION_TABLE = 'vitrine_generation'

/** Text that names a table of the lake in a statement. */
export const relationOf = ({ catalog, schema }: Omit<TrinoLake, 'server'>, table: string): string =>
  [catalog, schema, table].map((name) => `"${name.replaceAll('"', '""')}"`).join('.')

/** Tables that features are made from; no other leaves this machine. */
export function tablesRead(catalogue: Catalogue): readonly string[] {
  return [...new Set(['application', ...catalogue.grains.flatMap((grain) => grain.tables)])]
}
