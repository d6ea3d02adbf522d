import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'src',
  'kernels',
  'lenders',
  'web',
  'scripts',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
]

/** @param {string} root */
export const stampFile = (root) => join(root, 'dist', 'source-stamp')

/**
 * Changes when any source file is added, removed or written to.
 * @param {string} root
 * @returns {string} 64 hex digits
 */
export function sourceStamp(root) {
  const hash = createHash('sha256')
  // What the build itself writes is no source.
  const built = join(root, 'kernels', 'build')
  for (const source of SOURCES) visit(join(root, source))
  return hash.digest('hex')

  /** @param {string} path */
  function visit(path) {
    if (path === built) return
    const entry = statSync(path)
    if (entry.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(`${path}\0${entry.size}\0${entry.mtimeMs}\n`)
  }
}
