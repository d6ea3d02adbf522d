import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workspacePaths } from '../../src/workspace/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const COMPILED = join(root, 'dist/src/cli/main.js')

/** A service in a process of its own, over a bank and a new store. */
export interface LoadedService {
  readonly address: string
  /** Of a machine that may score. */
  readonly key: string
  /** What the service says of itself. */
  figures(): Promise<Figures>
  stop(): Promise<void>
}

export interface Figures {
  readonly cpuSeconds: number
  readonly residentMiB: number
  readonly decisions: number
}

/** As `npm run build && vitrine serve`, without a limit of requests. */
export async function startLoadedService(dataDir: string): Promise<LoadedService> {
  const { store: file, keys } = workspacePaths(dataDir)
  for (const path of [file, `${file}-wal`, `${file}-shm`, `${file}.lock`, keys])
    rmSync(path, { recursive: true, force: true })
  const [key, ...more] = spawnSync(
    process.execPath,
    [COMPILED, 'key', 'add', 'bench', '--scope', 'score', '--data-dir', dataDir, '--json'],
    { encoding: 'utf8' },
  )
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line).key))
  if (key === undefined || more.length > 0)
    throw new Error('no key could be made; has "npm run build" been run?')
  const child = spawn(
    process.execPath,
    [
      '--max-semi-space-size=32',
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []),
      COMPILED,
      'serve',
      '--port',
      '0',
      '--data-dir',
      dataDir,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        VITRINE_MACHINE_REQUESTS_PER_MINUTE: '10000000',
        VITRINE_METRICS_PORT: '0',
        VITRINE_LOG_LEVEL: 'warn',
      },
    },
  )
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const [address, metrics] = await new Promise<[string, string]>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      said = (said + part).slice(-10_000)
      const ready = /ready at (\S+)\nMetrics at (\S+)\n/.exec(said)
      if (ready !== null) resolve([ready[1]!, ready[2]!])
    })
    ended.then(() => reject(new Error(said)))
  })
  while ((await fetch(`${address}/readyz`)).status !== 200)
    await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    address,
    key,
    async figures() {
      // A connection of its own: one that is kept open may be closed under the question.
      const text = await (await fetch(metrics, { headers: { connection: 'close' } })).text()
      const of = (name: string): number =>
        [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))]
          .map(([, value]) => Number(value))
          .reduce((sum, value) => sum + value, 0)
      return {
        cpuSeconds: of('process_cpu_seconds_total'),
        residentMiB: of('process_resident_memory_bytes') / 2 ** 20,
        decisions: of('vitrine_decisions_total'),
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
