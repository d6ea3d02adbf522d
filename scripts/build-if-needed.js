// Builds only when a source file changed since the last build, so that a second start is quick.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sourceStamp, stampFile } from './source-stamp.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === sourceStamp(root)
if (!built) {
  process.stderr.write('Building Vitrine …\n')
  await import('./build.js')
}
