import { ApplicationId, JudgementBody, OversightAnswer } from '../../contract/index.ts'
import { judge } from '../oversight/change-file.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const judgementRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/judgement',
    summary: 'Note the own view, before the score is confirmed or overruled',
    params: ApplicationId,
    body: JudgementBody,
    answer: OversightAnswer,
  },
  access: { may: 'judge' },
  call: judge,
  reply: personal,
})
