// Compiles the server and the web application into dist/, then notes which sources it was made from.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sourceStamp, stampFile } from './source-stamp.js'

const root = fileURLToPath(new URL('..', import.meta.url))

// Taken before compiling: a file edited while the build runs must cause another build.
const stamp = sourceStamp(root)
rmSync(`${root}/dist`, { recursive: true, force: true })
await import('./build-kernels.js')
await Promise.all([
  run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']),
  run('node_modules/vite/bin/vite.js', ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']),
])
cpSync(`${root}/kernels/build`, `${root}/dist/kernels/build`, { recursive: true })
writeFileSync(stampFile(root), stamp)

/** @param {string} script @param {string[]} args */
async function run(script, args) {
  const [status] = await once(
    spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 2, 2] }),
    'exit',
  )
  if (status !== 0) process.exit(status ?? 1)
}
