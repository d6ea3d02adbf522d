import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { buildFeatures } from '../../workspace/index.ts'
import type { Command } from '../command.ts'
import { POLICY_OPTION, policyOf } from '../policy-option.ts'

export const features: Command = {
  name: 'features',
  summary: 'Compute the features of every application of the warehouse.',
  usage: 'vitrine features',
  positionals: { min: 0, max: 0 },
  options: { policy: POLICY_OPTION },
  async run(input) {
    const manifest = await buildFeatures({
      dataDir: input.dataDir,
      lender: homeCredit,
      policy: policyOf(input),
      onProgress: (done, total) => input.progress.step('Computing features', done / total),
      signal: input.signal,
    })
    return {
      json: {
        rows: manifest.nRows,
        features: manifest.columns.map((c) => c.id),
        hashes: { ...manifest.hashes },
      },
      text: `${manifest.columns.length} features of ${manifest.nRows} applications.`,
    }
  },
}
