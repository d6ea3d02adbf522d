import { Migrator } from 'kysely'
import { fail } from '../errors/index.ts'
import { migrationsFor } from './migrations.ts'
import type { Engine } from './store.ts'

function migratorOf({ kind, database, schema }: Engine): Migrator {
  return new Migrator({
    db: database,
    provider: { getMigrations: async () => migrationsFor(kind) },
    // Another schema of the database may hold a book of the same name.
    ...(schema !== undefined && { migrationTableSchema: schema }),
  })
}

/** Brings the store to the newest version, or to the named step; a store of a newer Vitrine is refused, not changed. */
export async function migrate(engine: Engine, place: string, step?: string): Promise<void> {
  const migrator = migratorOf(engine)
  const { error } = await (step === undefined ? migrator.migrateToLatest() : migrator.migrateTo(step))
  if (error !== undefined) wrongVersion(place, error instanceof Error ? error.message : String(error), error)
}

/** For a reader, which changes nothing. */
export async function requireNewest(engine: Engine, place: string): Promise<void> {
  const known = Object.keys(migrationsFor(engine.kind))
  const done = await doneSteps(engine).catch((error) => wrongVersion(place, String(error), error))
  if (done.length === known.length && known.every((step, index) => step === done[index])) return
  wrongVersion(place, `tables of step ${done.at(-1) ?? '(none)'}`, undefined)
}

/** Names of the steps taken, in order. */
export async function doneSteps({ database }: Engine): Promise<string[]> {
  const rows = await database.selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}

export function wrongVersion(place: string, got: string, cause: unknown): never {
  return fail(
    'E_STORE_VERSION',
    {
      what: 'The store does not have the tables of this program, and cannot be brought to them.',
      got,
      expected: 'a store written by this version of Vitrine, or to be opened for writing an older one',
      remedy:
        'Start the service once to bring an older store up to date; use the Vitrine that wrote a newer one.',
      file: place,
    },
    cause,
  )
}
