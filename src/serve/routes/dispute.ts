import { ApplicationId, DisputeBody, ReviewAnswer } from '../../contract/index.ts'
import { dispute } from '../oversight/answer-customer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const disputeRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/dispute',
    summary: 'Say that a fact of the own application is wrong',
    params: ApplicationId,
    body: DisputeBody,
    answer: ReviewAnswer,
  },
  access: { may: 'dispute' },
  call: dispute,
  reply: personal,
})
