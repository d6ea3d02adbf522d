import { generateHomeCredit } from '../../lenders/home-credit/index.ts'
import { type BankSource, workspacePaths } from '../workspace/index.ts'
import type { CommandInput } from './command.ts'

/** The demo's lender: generated when first asked for, the same bytes for the same numbers. */
export function syntheticSource(input: CommandInput, applications: number, seed: number): BankSource {
  const path = workspacePaths(input.dataDir).demo
  return {
    kind: 'generated',
    path,
    recipe: `synthetic, ${applications} applications, seed ${seed}`,
    async generate() {
      await generateHomeCredit({
        applications,
        seed,
        out: path,
        onProgress: (done, total) => input.progress.step('Writing a synthetic lender', done / total),
        signal: input.signal,
      })
    },
  }
}
