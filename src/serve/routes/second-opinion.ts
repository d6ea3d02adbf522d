import { ApplicationId, OversightAnswer, SecondOpinionBody } from '../../contract/index.ts'
import { second } from '../oversight/change-file.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const secondOpinionRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/second-opinion',
    summary: 'Agree with a decision that waits for a second person, or not',
    params: ApplicationId,
    body: SecondOpinionBody,
    answer: OversightAnswer,
  },
  access: { may: 'second-opinion' },
  call: second,
  reply: personal,
})
