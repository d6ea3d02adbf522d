import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/random/index.ts'
import { openRecord, verifyRecord } from '../../src/record/index.ts'
import { openStore } from '../../src/store/index.ts'
import { startPostgres } from '../support/postgres.ts'
import { programOf } from './compiled.ts'
import type { Answered } from './deciding-child.ts'
import { expectKept } from './expect-kept.ts'

/** `VITRINE_CRASH_CYCLES=200 npx vitest run test/crash` before a release. */
const CYCLES = Number(process.env.VITRINE_CRASH_CYCLES ?? 3)
const CYCLE_MS = 30_000
/** Longest life of a service after its first answer, in milliseconds. */
const LIFE_MS = 400
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** A start is most of a cycle: many of them are worth compiling for. */
const PROGRAM = programOf(ROOT, CYCLES > 20)

describe.each(['sqlite', 'postgres'] as const)('%s', (engine) => {
  it(
    `loses no answered decision in ${CYCLES} kills while deciding under load, and the chain holds`,
    async ({ skip }) => {
      const postgres = engine === 'postgres' ? await startPostgres() : undefined
      if (engine === 'postgres' && postgres === undefined) return skip('no PostgreSQL')
      const folder = mkdtempSync(join(tmpdir(), 'vitrine-crash-'))
      const keys = join(folder, 'keys')
      const address = postgres === undefined ? join(folder, 'store.db') : await postgres.createDatabase()
      const { uniform } = createRandom(7)
      let next = ready(address, keys)
      let answered = 0
      let checked = 0
      let kills = 0
      try {
        for (let cycle = 0; cycle < CYCLES; cycle++) {
          const service = next
          next = ready(address, keys)
          const answers = await killedAfter(LIFE_MS * uniform(), service)
          // Every fifth time the database server dies too.
          if (postgres !== undefined && cycle % 5 === 4) {
            postgres.kill()
            await postgres.start()
          }
          expect(answers.length).toBeGreaterThan(0)
          checked = await expectHeld(address, keys, checked, answers)
          answered += answers.length
          kills++
        }
      } finally {
        process.stderr.write(`${engine}: ${kills} kills, ${answered} answers, ${checked} records\n`)
        next.child.kill('SIGKILL')
        postgres?.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
    CYCLES * CYCLE_MS,
  )
})

interface Service {
  readonly child: ChildProcessWithoutNullStreams
  readonly said: { out: string; errors: string }
}

/** A service that has loaded its program and waits for a word. */
function ready(address: string, keys: string): Service {
  const child = spawn(process.execPath, [...PROGRAM, address, keys], { cwd: ROOT })
  const said = { out: '', errors: '' }
  child.stdout.on('data', (part) => {
    said.out += part
  })
  child.stderr.on('data', (part) => {
    said.errors += part
  })
  return { child, said }
}

/** Lets a service decide, kills it, and gives what it answered. */
async function killedAfter(milliseconds: number, { child, said }: Service): Promise<Answered[]> {
  const first = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.stdin.write('go\n')
  await Promise.race([first, ended])
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`the service ended by itself (${child.exitCode ?? child.signalCode}): ${said.errors}`)
  child.kill('SIGKILL')
  await ended
  // A line that was cut off was not answered.
  const lines = said.out.split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line))
}

/**
 * Opens the store as the next service would, checks the whole chain, and that what was answered since is on it.
 * @returns how many records there are
 */
async function expectHeld(
  address: string,
  keys: string,
  since: number,
  answers: readonly Answered[],
): Promise<number> {
  const store = await reopened(address)
  try {
    const record = await openRecord(store, keys, 0)
    const whole = await verifyRecord([store], record.keys, new AbortController().signal)
    expect(whole.findings).toEqual([])
    await expectKept(record, since, answers)
    return whole.records
  } finally {
    await store.close()
  }
}

/** A database server takes a moment to notice that a session is gone. */
async function reopened(address: string) {
  for (let tries = 0; ; tries++) {
    try {
      return await openStore(address)
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
