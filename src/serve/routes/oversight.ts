import { ApplicationId, OversightAnswer } from '../../contract/index.ts'
import { oversightAnswer } from '../answers/oversight-answer.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const oversightRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/oversight',
    summary: 'Where the file stands with people, and what this reader may do about it',
    params: ApplicationId,
    answer: OversightAnswer,
  },
  access: { may: 'oversight' },
  call: ({ application, reader, now }, context) => oversightAnswer(application, reader, now, context),
  reply: personal,
})
