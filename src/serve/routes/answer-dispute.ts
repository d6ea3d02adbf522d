import { ApplicationId, DisputeReply, ReviewAnswer } from '../../contract/index.ts'
import { keep } from '../oversight/answer-customer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const answerDisputeRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/dispute/answer',
    summary: 'Answer that a disputed fact stays',
    params: ApplicationId,
    body: DisputeReply,
    answer: ReviewAnswer,
  },
  access: { may: 'answer-dispute' },
  call: keep,
  reply: personal,
})
