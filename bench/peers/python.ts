import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail } from '../../src/errors/index.ts'

const PACKAGES = [
  'lightgbm==4.7.0',
  'numpy',
  'pandas==2.2.3',
  'polars==2.1.0',
  'pyarrow',
  'shap==0.51.0',
  'dice-ml==0.12',
  'explainerdashboard==0.5.8',
]

/** A Python with the peers, in a throw-away environment outside the repository; `VITRINE_PEER_PYTHON` names another. */
export function peerPython(): string {
  const given = process.env.VITRINE_PEER_PYTHON
  if (given !== undefined) return given
  const home = join(tmpdir(), 'vitrine-peers')
  const python = join(home, 'bin', 'python')
  if (!existsSync(python)) {
    must('python3', ['-m', 'venv', home])
    must(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES])
  }
  return python
}

/** Runs a peer script and reads the JSON document it prints. */
export function runPeer<T>(python: string, script: URL, args: readonly string[]): T {
  const done = spawnSync(python, [script.pathname, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.status !== 0) refuse(script.pathname, done.stderr)
  // LightGBM's own lines go to the same place; it remarks on parameters of model.txt that are not its own.
  const answer = done.stdout.split('\n').filter((line) => !line.startsWith('[LightGBM]'))
  return JSON.parse(answer.join('\n')) as T
}

function must(program: string, args: readonly string[]): void {
  const done = spawnSync(program, args, { encoding: 'utf8' })
  if (done.status !== 0) refuse(`${program} ${args.join(' ')}`, done.stderr ?? String(done.error))
}

function refuse(what: string, got: string): never {
  fail('E_PEER', {
    what: `The peer did not run: ${what}`,
    got,
    expected: 'Python 3 with venv, and access to a package index',
    remedy: 'Name a Python that has them in VITRINE_PEER_PYTHON, or leave --peers out.',
  })
}
