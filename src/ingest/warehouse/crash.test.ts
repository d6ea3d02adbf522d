import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { everything, temporaryFolder, tinyFiles, writeFiles } from '../fixtures/tiny-bank.ts'
import { tinyTables } from '../fixtures/tiny-tables.ts'
import { ingest, openWarehouse } from '../index.ts'

const child = fileURLToPath(new URL('../fixtures/ingest-child.ts', import.meta.url))
const tables = tinyTables

function start(source: string, warehouseDir: string, order: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', child, source, warehouseDir, order], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

it('leaves the old generation readable when killed (-9) at any step, and cleans up at the next load', async () => {
  const warehouseDir = await temporaryFolder()
  await ingest({ source: await writeFiles(tinyFiles), tables, warehouseDir })
  const before = await openWarehouse(warehouseDir)
  const rows = await everything(before.path)
  const next = await writeFiles(tinyFiles, ['Loan_MONTH.csv'])
  for (const order of [
    'kill:read:loan',
    'kill:check:application',
    'kill:sort:loan',
    'kill:seal',
    'kill:publish',
  ]) {
    const [, signal] = await once(start(next, warehouseDir, order), 'exit')
    expect(signal, order).toBe('SIGKILL')
    expect(await openWarehouse(warehouseDir), order).toEqual(before)
    expect(await everything(before.path), order).toEqual(rows)
    // Sealed, the new data stands beside the old under its own name; before that, in the building folder.
    expect((await readdir(warehouseDir)).includes('.building'), order).toBe(order !== 'kill:publish')
    expect(await readdir(warehouseDir), order).toHaveLength(4)
  }
  const after = await ingest({ source: next, tables, warehouseDir })
  expect(after.generation).not.toBe(before.generation)
  expect(await readdir(warehouseDir)).toHaveLength(3)
})

it('keeps a second load out while one runs, in this process or another, and lets it in after a kill -9', async () => {
  const warehouseDir = await temporaryFolder()
  const source = await writeFiles(tinyFiles)
  const holder = start(source, warehouseDir, 'hold:sort')
  await once(holder.stdout!, 'data')
  await expect(ingest({ source, tables, warehouseDir })).rejects.toMatchObject({
    code: 'E_WAREHOUSE_LOCKED',
    got: `process ${holder.pid} is writing`,
  })
  expect(await readdir(warehouseDir)).toContain('.building')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const both = await Promise.allSettled([
    ingest({ source, tables, warehouseDir }),
    ingest({ source, tables, warehouseDir }),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'E_WAREHOUSE_LOCKED', got: 'another load in this process' },
  })
})
