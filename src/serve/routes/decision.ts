import { ApplicationId, DecisionAnswer } from '../../contract/index.ts'
import { decisionAnswer } from '../answers/decision-answer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const decisionRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/decision',
    summary: 'The decision, its reasons and what stands behind them',
    params: ApplicationId,
    answer: DecisionAnswer,
  },
  access: { may: 'decision' },
  call: ({ application }, context) => decisionAnswer(application, context),
  reply: personal,
})
