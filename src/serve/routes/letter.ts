import { ApplicationId, LetterAnswer, LetterQuery } from '../../contract/index.ts'
import { leavingLetter, letterAnswer } from '../answers/letter-answer.ts'
import { letterDocument, personal } from '../replies.ts'
import { route } from '../route.ts'

export const letterRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/letter',
    summary: 'The letter about the decision, word for word, or what holds it',
    params: ApplicationId,
    query: LetterQuery,
    answer: LetterAnswer,
  },
  access: { may: 'letter' },
  call: ({ application, query, now, reader }, context) =>
    letterAnswer(application, { ...query, now }, reader.role, context),
  reply: personal,
})

export const letterPdfRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/letter.pdf',
    summary: 'The letter as a tagged PDF of one A4 page',
    params: ApplicationId,
    query: LetterQuery,
    document: 'application/pdf',
  },
  access: { may: 'letter' },
  call: ({ application, query, now, reader }, context) =>
    leavingLetter(application, { ...query, now }, reader, context),
  reply: letterDocument,
})
