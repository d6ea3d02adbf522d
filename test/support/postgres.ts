import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** An unprivileged user: PostgreSQL refuses to run as root. */
const NOBODY = 65_534

export interface TestPostgres {
  /** A new, empty database. */
  createDatabase(): Promise<string>
  /** As a power cut would: no process of the server is asked. */
  kill(): void
  /** After `kill`. */
  start(): Promise<void>
  stop(): void
}

/** Undefined, and a word on the terminal, where this machine has no PostgreSQL. */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres | undefined> {
  const bin = programs()
  if (bin === undefined) {
    process.stderr.write('skipped: no PostgreSQL (initdb and postgres in PATH or /usr/lib/postgresql)\n')
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-pg-'))
  const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if (asUser.uid !== undefined) chownSync(folder, NOBODY, NOBODY)
  const data = join(folder, 'data')
  const options = { ...asUser, cwd: folder, env: { ...process.env, LC_ALL: 'C', HOME: folder } }
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'vitrine', '-A', 'trust', '-E', 'UTF8', '-N'],
    {
      ...options,
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.stdout}`)
  // A socket in the folder and no address: nobody else reaches it.
  const all = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=60', ...settings]
  const args = ['-D', data, ...all.flatMap((one) => ['-c', one])]
  const address = (name: string) => `postgres://vitrine@localhost/${name}?host=${encodeURIComponent(folder)}`
  let server: ReturnType<typeof spawn> | undefined
  const start = async (): Promise<void> => {
    for (let tries = 0; ; tries++) {
      server = spawn(join(bin, 'postgres'), args, { ...options, stdio: 'ignore', detached: true })
      if (await answers(address('postgres'), server)) return
      // The old server's processes may take a moment to notice that it is gone.
      if (tries === 20) throw new Error('PostgreSQL does not start')
    }
  }
  await start()
  let databases = 0
  return {
    async createDatabase() {
      const name = `test_${databases++}`
      const client = new pg.Client(address('postgres'))
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return address(name)
    },
    kill() {
      if (server?.pid !== undefined) process.kill(-server.pid, 'SIGKILL')
      server = undefined
    },
    start,
    stop() {
      if (server?.pid !== undefined) process.kill(-server.pid, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

async function answers(address: string, server: ReturnType<typeof spawn>): Promise<boolean> {
  for (let wait = 0; wait < 200 && server.exitCode === null; wait++) {
    const client = new pg.Client(address)
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return false
}

/** The folder of initdb and postgres. */
function programs(): string | undefined {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged) ? readdirSync(packaged).sort().reverse() : []
  return [...(process.env.PATH ?? '').split(':'), ...versions.map((one) => join(packaged, one, 'bin'))].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}
