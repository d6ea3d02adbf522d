import { ApplicationId, Similar, SimilarQuery } from '../../contract/index.ts'
import { similarAnswer } from '../answers/similar-answer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

/** Staff see the files of it that they may open; customers see counts only. */
export const similarRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/similar',
    summary: 'The people most like the applicant, and what came of them',
    params: ApplicationId,
    query: SimilarQuery,
    answer: Similar,
  },
  access: { may: 'similar' },
  call: ({ application, query, reader }, context) => similarAnswer(application, query, reader, context),
  reply: personal,
})
