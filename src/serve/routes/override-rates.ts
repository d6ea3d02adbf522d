import { OverrideRates } from '../../contract/index.ts'
import { overrideRatesAnswer } from '../answers/override-rates.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const overrideRatesRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/override-rates',
    summary: 'How often people decided against the score, with alarms',
    answer: OverrideRates,
  },
  access: { may: 'override-rates' },
  call: ({ reader, now }, context) => overrideRatesAnswer(reader, now, context),
  reply: personal,
})
