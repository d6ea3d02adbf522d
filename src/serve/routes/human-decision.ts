import { ApplicationId, HumanDecisionBody, OversightAnswer } from '../../contract/index.ts'
import { decide } from '../oversight/change-file.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const humanDecisionRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/human-decision',
    summary: 'Decide as the score does, or against it with a reason',
    params: ApplicationId,
    body: HumanDecisionBody,
    answer: OversightAnswer,
  },
  access: { may: 'decide' },
  call: decide,
  reply: personal,
})
