import { ApplicationId, PlansAnswer, PlansQuery } from '../../contract/index.ts'
import { plansAnswer } from '../answers/plans-answer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const plansRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/plans',
    summary: 'Changes that would lead to another answer, within what the applicant can do',
    params: ApplicationId,
    query: PlansQuery,
    answer: PlansAnswer,
  },
  access: { may: 'plans' },
  call: ({ application, query }, context) => {
    context.stop.requireRunning()
    return plansAnswer(application, query, context)
  },
  reply: personal,
})
