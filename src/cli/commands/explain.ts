import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { fail } from '../../errors/index.ts'
import type { Json } from '../../hash/index.ts'
import { openBank } from '../../workspace/index.ts'
import type { Command } from '../command.ts'

export const explain: Command = {
  name: 'explain',
  summary: 'Decide one application and say why, in full.',
  usage: 'vitrine explain APPLICATION',
  positionals: { min: 1, max: 1 },
  options: {},
  async run(input) {
    const applicationId = Number(input.positionals[0])
    const bank = await openBank({ dataDir: input.dataDir, lender: homeCredit })
    try {
      const scored = await bank.scored(applicationId)
      if (scored === undefined) {
        fail('E_APPLICATION_UNKNOWN', {
          what: 'There is no such application.',
          got: input.positionals[0] ?? '',
          expected: 'the number of an application in the warehouse (SK_ID_CURR)',
          remedy: 'Check the number.',
        })
      }
      const explanation = await bank.explain(applicationId)
      const result = scored.results.bank_cost
      const { low, high } = result.pdInterval!
      const nameOf = new Map(homeCredit.catalogue.reasonGroups.map((group) => [group.id, group]))
      const reasons = explanation.reasons.map(({ group, points }) => {
        const words = nameOf.get(group)
        const text = result.outcome === 'declined' ? words?.raises.en : words?.lowers.en
        return `  ${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}  ${text ?? group}`
      })
      return {
        json: JSON.parse(JSON.stringify({ scored, explanation })) as Json,
        text: [
          `${result.outcome === 'declined' ? 'Declined' : 'Approved'}: the estimated risk is ${(100 * result.pd).toFixed(1)} in 100; the limit is ${(100 * result.limitPd).toFixed(1)}.`,
          `With other training data it would likely lie between ${(100 * low).toFixed(1)} and ${(100 * high).toFixed(1)}${result.closeCall ? ': a close call' : ''}.`,
          'What weighs most (people in 100):',
          ...reasons,
          `The parts add up to the score within ${explanation.sumCheck.difference.toExponential(1)}.`,
        ].join('\n'),
      }
    } finally {
      await bank.close()
    }
  },
}
