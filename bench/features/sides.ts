import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail } from '../../src/errors/index.ts'
import { runPeer } from '../peers/python.ts'
import type { Spec } from './spec.ts'

/** One run of one side: the work alone, without start-up and imports; memory of the whole process. */
export interface Measured {
  readonly seconds: number
  readonly cpuSeconds: number
  /** Bytes. */
  readonly peakRss: number
}

/** Runs a step of ours in a process of its own, from the compiled JavaScript that is shipped. */
export function ours(step: 'ingest' | 'aggregates' | 'catalogue', spec: Spec, dir: string): Measured {
  const script = fileURLToPath(new URL('./ours.ts', import.meta.url))
  const file = specFile(spec, dir, 'ours')
  const build = fileURLToPath(new URL('../../scripts/build-if-needed.js', import.meta.url))
  if (spawnSync(process.execPath, [build], { stdio: ['ignore', 2, 2] }).status !== 0) {
    fail('E_BENCH', {
      what: 'Our side was not built.',
      got: 'a failed build',
      expected: 'the compiled JavaScript that is shipped',
      remedy: 'Read what the build printed.',
    })
  }
  const done = spawnSync(process.execPath, ['--import', 'tsx', script, step, file], { encoding: 'utf8' })
  if (done.status !== 0) {
    fail('E_BENCH', {
      what: 'Our side did not run.',
      got: done.stderr,
      expected: 'its measurement',
      remedy: 'Read the message.',
    })
  }
  return JSON.parse(done.stdout) as Measured
}

/** Runs a script of a peer. */
export function theirs(python: string, script: string, spec: Spec, dir: string): Measured {
  const file = specFile(spec, dir, script)
  return runPeer<Measured>(python, new URL(`../peers/features/${script}.py`, import.meta.url), [file])
}

function specFile(spec: Spec, dir: string, name: string): string {
  const file = join(dir, `spec-${name}.json`)
  writeFileSync(file, JSON.stringify(spec))
  return file
}
