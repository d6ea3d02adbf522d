// Compiles every kernel, kernels/<name>/index.ts with its options in asconfig.json, to kernels/build/<name>.wasm.
// A kernel's worker.js, if it has one, is laid beside it. Runs after install and before each build; does nothing for a kernel that is newer than its sources.
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'kernels')
const compiled = join(folder, 'build')
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.ts')))
mkdirSync(compiled, { recursive: true })
const stale = names.filter((name) => !isFresh(name))
if (stale.length > 0) {
  const { default: asc } = await import('assemblyscript/asc')
  for (const name of stale) {
    process.stderr.write(`Compiling the kernel ${name} …\n`)
    const args = [`kernels/${name}/index.ts`, '--config', `kernels/${name}/asconfig.json`]
    const out = ['--outFile', `kernels/build/${name}.wasm`, '-O3', '--runtime', 'stub', '--baseDir', root]
    const { error, stderr } = await asc.main([...args, ...out])
    process.stderr.write(stderr.toString())
    if (error !== null) process.exit(1)
    const worker = join(folder, name, 'worker.js')
    if (existsSync(worker)) copyFileSync(worker, join(compiled, `${name}-worker.js`))
  }
}

/** @param {string} name */
function isFresh(name) {
  const out = join(compiled, `${name}.wasm`)
  if (!existsSync(out)) return false
  const sources = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
  const written = [fileURLToPath(import.meta.url), ...sources.map((file) => join(folder, name, file))]
  const newest = Math.max(...written.map((file) => statSync(file).mtimeMs))
  return statSync(out).mtimeMs > newest
}
