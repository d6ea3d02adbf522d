import { ModelAnswer, ModelItem, ModelItemParams, ModelQuery } from '../../contract/index.ts'
import { modelAnswer, modelItem } from '../answers/model-answer.ts'
import { open } from '../replies.ts'
import { route } from '../route.ts'

export const modelRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/model',
    summary: 'How one of the scores works over all customers',
    query: ModelQuery,
    answer: ModelAnswer,
  },
  access: { may: 'model' },
  call: ({ query }, context) => modelAnswer(query, context),
  reply: open,
})

export const modelItemRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/model/items/:item',
    summary: 'How one item of a score acts over all customers',
    params: ModelItemParams,
    query: ModelQuery,
    answer: ModelItem,
  },
  access: { may: 'model' },
  call: ({ params, query }, context) => modelItem(params, query, context),
  reply: open,
})
