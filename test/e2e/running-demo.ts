import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningDemo {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  /** What it told whoever started it. */
  readonly said: string
  stop(): Promise<void>
}

/** Starts the built demo as a user does, on a small lender and a free port. */
export async function startDemo(): Promise<RunningDemo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vitrine-e2e-'))
  const demo = spawn(
    process.execPath,
    ['dist/src/cli/main.js', 'demo', '--applications', '1500', '--port', '0', '--data-dir', dataDir],
    // Nobody reads its log: a full pipe would stop it in the middle of a request.
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise<void>((resolve) => demo.once('exit', () => resolve()))
  let log = ''
  const address = await new Promise<string>((resolve, reject) => {
    demo.stderr.on('data', (text: Buffer) => {
      log += text.toString()
      const ready = /Vitrine is ready at (\S+).*Press Ctrl\+C/s.exec(log)
      if (ready !== null) resolve(ready[1]!)
    })
    demo.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${log}`)))
  })
  return {
    address,
    said: log,
    async stop() {
      demo.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
