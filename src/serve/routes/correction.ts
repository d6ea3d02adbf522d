import { ApplicationId, CorrectionBody, ReviewAnswer } from '../../contract/index.ts'
import { correct } from '../oversight/answer-customer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const correctionRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/correction',
    summary: 'Put facts right and score the application again',
    params: ApplicationId,
    body: CorrectionBody,
    answer: ReviewAnswer,
  },
  access: { may: 'correct' },
  call: correct,
  reply: personal,
})
