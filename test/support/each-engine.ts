import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { startPostgres, type TestPostgres } from './postgres.ts'

/** Where one test keeps things. */
export interface EnginePlace {
  readonly engine: 'sqlite' | 'postgres'
  /** Empty, removed afterwards. */
  readonly folder: string
  /** Of a store that is not there yet. */
  readonly address: string
  /** Another one. */
  anotherAddress(): Promise<string>
}

/** The same tests on both engines; those on PostgreSQL are skipped where there is none. */
export function eachEngine(tests: (place: EnginePlace) => void): void {
  let postgres: TestPostgres | undefined
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres?.stop())
  for (const engine of ['sqlite', 'postgres'] as const) {
    describe(engine, () => {
      let folder = ''
      let address = ''
      let files = 0
      const anotherAddress = async (): Promise<string> =>
        engine === 'sqlite' ? join(folder, `store-${files++}.db`) : await postgres!.createDatabase()
      beforeEach(async ({ skip }) => {
        if (engine === 'postgres' && postgres === undefined) skip('no PostgreSQL')
        folder = mkdtempSync(join(tmpdir(), 'vitrine-engine-'))
        address = await anotherAddress()
      })
      afterEach(() => rmSync(folder, { recursive: true, force: true }))
      tests({
        engine,
        get folder() {
          return folder
        },
        get address() {
          return address
        },
        anotherAddress,
      })
    })
  }
}
