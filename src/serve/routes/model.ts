import { ModelAnswer } from '../../contract/index.ts'
import { modelAnswer } from '../answers/model-answer.ts'
import { open } from '../replies.ts'
import { route } from '../route.ts'

export const modelRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/model',
    summary: 'How the model works over all customers',
    answer: ModelAnswer,
  },
  access: { who: ['manager'] },
  call: (_input, context) => modelAnswer(context),
  reply: open,
})
