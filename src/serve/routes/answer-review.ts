import { ApplicationId, ReviewAnswer, ReviewReply } from '../../contract/index.ts'
import { answer } from '../oversight/answer-customer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const answerReviewRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/review/answer',
    summary: 'Answer the request for a review: kept, or granted after all',
    params: ApplicationId,
    body: ReviewReply,
    answer: ReviewAnswer,
  },
  access: { may: 'answer-review' },
  call: answer,
  reply: personal,
})
