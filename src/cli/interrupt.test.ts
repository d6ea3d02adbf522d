import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-interrupt-'))
const dataDir = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  const silent = { write: () => undefined }
  const steps = [
    ['generate', '--applications', '1000', '--out', join(folder, 'tables')],
    ['ingest', join(folder, 'tables'), '--data-dir', dataDir],
    ['features', '--data-dir', dataDir],
  ]
  for (const step of steps) expect(await runCli(step, silent, silent)).toBe(0)
}, 120_000)

/** A command in a process of its own, stopped by Ctrl+C once it has said on stderr what it is doing. */
async function interrupted(args: readonly string[], said: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text: Buffer) => {
    out += text
  })
  child.stderr.on('data', (text: Buffer) => {
    const isFirst = !err.includes(said)
    err += text
    // Once only: a second Ctrl+C ends the process without a word, as everywhere.
    if (isFirst && err.includes(said)) child.kill('SIGINT')
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, err, out }
}

it('stops train on Ctrl+C with exit code 130, one error document and no model in use', async () => {
  const { code, err, out } = await interrupted(['train', '--data-dir', dataDir], 'Training …')
  expect(code).toBe(130)
  expect(JSON.parse(out).error.code).toBe('E_INTERRUPTED')
  expect(err).not.toContain('Preparing explanations')
  expect(existsSync(join(dataDir, 'models', 'CHAMPION'))).toBe(false)
})

it('stops train --tune on Ctrl+C in the midst of its search, with no model in use', async () => {
  const args = ['train', '--tune', '--trials', '6', '--data-dir', dataDir]
  const { code, err, out } = await interrupted(args, 'Searching settings, 1 of 6')
  expect(code).toBe(130)
  expect(JSON.parse(out).error.code).toBe('E_INTERRUPTED')
  expect(err).not.toContain('Searching settings, 2 of 6')
  expect(existsSync(join(dataDir, 'models', 'CHAMPION'))).toBe(false)
})

it('stops features on a Trino server that never answers, and leaves the matrix as it was', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const before = readdirSync(join(dataDir, 'matrix'))
  const args = ['features', '--data-dir', dataDir, '--engine', 'trino', '--trino-url', url]
  const { code, out } = await interrupted(args, 'Computing features …')
  server.closeAllConnections()
  server.close()
  expect(code).toBe(130)
  expect(JSON.parse(out).error.code).toBe('E_INTERRUPTED')
  expect(readdirSync(join(dataDir, 'matrix'))).toEqual(before)
})

it('stops features on Ctrl+C with exit code 130 and leaves the matrix as it was', async () => {
  const matrices = () => readdirSync(join(dataDir, 'matrix'))
  const before = matrices()
  const { code, out } = await interrupted(['features', '--data-dir', dataDir], 'Computing features …')
  expect(code).toBe(130)
  expect(JSON.parse(out).error.code).toBe('E_INTERRUPTED')
  expect(matrices()).toEqual(before)
})
