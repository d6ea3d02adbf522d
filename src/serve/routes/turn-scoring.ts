import { ScoringState, TurnScoring } from '../../contract/index.ts'
import { actorOf } from '../put-on-record.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const turnScoringRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/scoring',
    summary: 'Stop new scores at once, or allow them again; what was scored stays readable',
    body: TurnScoring,
    answer: ScoringState,
  },
  access: { may: 'stop-scoring' },
  async call({ body: { stopped, reason }, reader }, { stop }) {
    await stop.turn(actorOf(reader), { stopped, reason: reason.trim(), by: reader.displayName })
    return stop.state
  },
  reply: personal,
})
