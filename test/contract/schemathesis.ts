import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const VERSION = '4.32.5'

/**
 * The program that asks: the one that VITRINE_SCHEMATHESIS names, or one in a Python environment made here and thrown away.
 * @returns words when there is none
 */
export function findSchemathesis(folder: string): { readonly program: string } | { readonly none: string } {
  const named = process.env.VITRINE_SCHEMATHESIS
  if (named !== undefined)
    return existsSync(named) ? { program: named } : { none: `there is nothing at VITRINE_SCHEMATHESIS` }
  if (spawnSync('python3', ['--version']).status !== 0) return { none: 'no Python here' }
  const environment = join(folder, 'python')
  if (spawnSync('python3', ['-m', 'venv', environment]).status !== 0)
    return { none: 'Python cannot make an environment here' }
  const program = join(environment, 'bin', 'schemathesis')
  const installed = spawnSync(join(environment, 'bin', 'pip'), [
    'install',
    '--quiet',
    `schemathesis==${VERSION}`,
  ])
  return installed.status === 0 ? { program } : { none: 'pip cannot fetch schemathesis' }
}
