import { ScoringState } from '../../contract/index.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const scoringRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/scoring',
    summary: 'Whether new scores are stopped, by whom and why',
    answer: ScoringState,
  },
  access: { may: 'scoring' },
  call: (_input, { stop }) => stop.state,
  reply: personal,
})
