import { ApplicationId, ReviewAnswer, ReviewRequest } from '../../contract/index.ts'
import { ask } from '../oversight/answer-customer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const askReviewRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/review',
    summary: 'Ask a person to look at a refusal again',
    params: ApplicationId,
    body: ReviewRequest,
    answer: ReviewAnswer,
  },
  access: { may: 'ask-review' },
  call: ask,
  reply: personal,
})
