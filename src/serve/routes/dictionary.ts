import { DictionaryAnswer, DictionaryQuery } from '../../contract/index.ts'
import { dictionaryAnswer } from '../answers/dictionary-answer.ts'
import { open } from '../replies.ts'
import { route } from '../route.ts'

export const dictionaryRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/dictionary',
    summary: 'What is looked at: every feature and raw column in plain words, with what may enter the score',
    query: DictionaryQuery,
    answer: DictionaryAnswer,
  },
  access: { may: 'dictionary' },
  call: ({ query }, context) => dictionaryAnswer(query, context),
  reply: open,
})
