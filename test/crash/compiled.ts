import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Arguments of Node for the service that is killed: from source, or compiled beforehand, which starts in half the time.
 * @param root of the repository
 */
export function programOf(root: string, isCompiled: boolean): readonly string[] {
  if (!isCompiled) return ['--import', 'tsx', 'test/crash/deciding-child.ts']
  const compiled = join(root, 'dist', 'crash')
  rmSync(compiled, { recursive: true, force: true })
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'test/crash/tsconfig.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  cpSync(join(root, 'kernels', 'build'), join(compiled, 'kernels', 'build'), { recursive: true })
  return [join(compiled, 'test', 'crash', 'deciding-child.js')]
}
