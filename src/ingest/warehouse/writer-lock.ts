import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { fail } from '../../errors/index.ts'

const heldHere = new Set<string>()

/**
 * Lets one writer at a time into a warehouse. The lock is the engine's own lock on a small file, which the
 * operating system gives back when a process dies, however it dies: a stale lock cannot exist.
 * @returns what to call to let the next one in
 * @throws VitrineError E_WAREHOUSE_LOCKED
 */
export async function lockWarehouse(warehouseDir: string): Promise<() => void> {
  const folder = await realpath(warehouseDir)
  // Locks are per process: a second writer in this one would not be stopped.
  if (heldHere.has(folder)) return locked(warehouseDir, 'another load in this process')
  heldHere.add(folder)
  try {
    const instance = await DuckDBInstance.create(join(folder, 'writer-lock.duckdb'), {
      memory_limit: '64MB',
      threads: '1',
    })
    return () => {
      instance.closeSync()
      heldHere.delete(folder)
    }
  } catch (error) {
    heldHere.delete(folder)
    const text = String(error)
    if (!/lock/i.test(text)) throw error
    return locked(warehouseDir, `process ${/PID (\d+)/.exec(text)?.[1] ?? 'unknown'} is writing`, error)
  }
}

function locked(warehouseDir: string, got: string, cause?: unknown): never {
  return fail(
    'E_WAREHOUSE_LOCKED',
    {
      what: 'Another load is writing to this warehouse.',
      got,
      expected: 'One writer at a time',
      remedy: 'Wait until it ends, or stop it. A load that was killed leaves no lock behind.',
      file: warehouseDir,
    },
    cause,
  )
}
