import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The last release whose server is published to Maven; production runs what it likes. */
const VERSION = '476'
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'
const START_SECONDS = 180

export interface RunningTrino {
  readonly url: string
  stop(): Promise<void>
}

/** Fetches the server once, through Maven with the user's own settings, into the user's cache. */
export function installTrino(java: string): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vitrine', `trino-${VERSION}`)
  const home = join(cache, `trino-server-core-${VERSION}`)
  if (existsSync(home)) return home
  const work = `${cache}.partial`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  for (const artifact of [
    `io.trino:trino-server-core:${VERSION}:tar.gz`,
    `io.trino:trino-hive:${VERSION}:zip`,
  ]) {
    execFileSync('mvn', ['-q', '-B', COPY, `-Dartifact=${artifact}`, `-DoutputDirectory=${work}`])
  }
  execFileSync('tar', ['xzf', join(work, `trino-server-core-${VERSION}.tar.gz`), '-C', work])
  const plugins = join(work, `trino-server-core-${VERSION}`, 'plugin')
  // The unpacker for zip files that every JDK brings.
  execFileSync(join(dirname(java), 'jar'), ['xf', join(work, `trino-hive-${VERSION}.zip`)], { cwd: plugins })
  renameSync(join(plugins, `trino-hive-${VERSION}`), join(plugins, 'hive'))
  rmSync(join(work, `trino-server-core-${VERSION}.tar.gz`))
  rmSync(join(work, `trino-hive-${VERSION}.zip`))
  renameSync(work, cache)
  return home
}

/**
 * Starts a server that only this machine reaches, with one catalog `hive` over files below `folder`.
 * @param memory of the Java process, for example `4G`
 */
export async function startTrino(
  java: string,
  home: string,
  folder: string,
  memory: string,
): Promise<RunningTrino> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const etc = join(folder, 'etc')
  mkdirSync(join(etc, 'catalog'), { recursive: true })
  mkdirSync(join(folder, 'lake'), { recursive: true })
  writeFileSync(
    join(etc, 'config.properties'),
    [
      'coordinator=true',
      'node-scheduler.include-coordinator=true',
      `http-server.http.port=${port}`,
      `discovery.uri=${url}`,
      `plugin.dir=${join(home, 'plugin')}`,
      `catalog.config-dir=${join(etc, 'catalog')}`,
      '',
    ].join('\n'),
  )
  writeFileSync(
    join(etc, 'catalog', 'hive.properties'),
    [
      'connector.name=hive',
      'hive.metastore=file',
      'hive.metastore.catalog.dir=local:///metastore',
      'fs.native-local.enabled=true',
      `local.location=${join(folder, 'lake')}`,
      '',
    ].join('\n'),
  )
  const node = {
    'node.environment': 'test',
    'node.id': 'vitrine-test',
    'node.data-dir': join(folder, 'var'),
    'node.internal-address': '127.0.0.1',
    'node.bind-ip': '127.0.0.1',
    config: join(etc, 'config.properties'),
  }
  const options = [
    `-Xmx${memory}`,
    '-XX:+UseG1GC',
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:ReservedCodeCacheSize=256M',
    '-Djdk.attach.allowAttachSelf=true',
    '-Dfile.encoding=UTF-8',
    '--enable-native-access=ALL-UNNAMED',
    '--sun-misc-unsafe-memory-access=allow',
    ...Object.entries(node).map(([name, value]) => `-D${name}=${value}`),
  ]
  const log = join(folder, 'server.log')
  const child = spawn(java, [...options, '-cp', join(home, 'lib', '*'), 'io.trino.server.TrinoServer'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = createWriteStream(log)
  child.stdout.pipe(out)
  child.stderr.pipe(out)
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  await ready(url, child, log)
  return {
    url,
    async stop() {
      process.removeListener('exit', kill)
      const closed = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await closed
    },
  }
}

async function ready(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let second = 0; second < START_SECONDS; second++) {
    if (child.exitCode !== null) throw new Error(`Trino ended:\n${readFileSync(log, 'utf8').slice(-3000)}`)
    const info = await fetch(`${url}/v1/info`).then(
      (answer) => answer.json() as Promise<{ starting: boolean }>,
      () => undefined,
    )
    if (info?.starting === false) return
    await wait(1000)
  }
  child.kill('SIGKILL')
  throw new Error(`Trino did not start in ${START_SECONDS} s:\n${readFileSync(log, 'utf8').slice(-3000)}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
