import { join } from 'node:path'
import { generateHomeCredit } from '../lenders/home-credit/index.ts'
import type { BankSource } from '../src/workspace/index.ts'
import type { BenchOptions } from './bench.ts'

/** Real rows where there are any, 10,000 generated applications elsewhere. */
export function bankSource({ realData, scratch }: BenchOptions): BankSource {
  if (realData !== undefined) return { kind: 'files', path: realData }
  const path = join(scratch, 'tables')
  return {
    kind: 'generated',
    path,
    recipe: 'bench',
    async generate() {
      await generateHomeCredit({ applications: 10_000, seed: 1, out: path })
    },
  }
}
