import { ApplicationId, ReviewAnswer } from '../../contract/index.ts'
import { reviewAnswer } from '../answers/review-answer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const reviewRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/review',
    summary: 'What the customer asked and was answered, what is disputed and what was put right',
    params: ApplicationId,
    answer: ReviewAnswer,
  },
  access: { may: 'review' },
  call: ({ application, reader, now }, context) => reviewAnswer(application, reader, now, context),
  reply: personal,
})
