import { ModelEntry, ModelParams, Models } from '../../contract/index.ts'
import { modelEntry, modelsAnswer } from '../answers/models.ts'
import { open } from '../replies.ts'
import { route } from '../route.ts'

export const modelsRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/models',
    summary: 'Every stored model, the champion first',
    answer: Models,
  },
  access: { may: 'models' },
  call: (_input, context) => modelsAnswer(context),
  reply: open,
})

export const oneModelRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/models/:modelId',
    summary: 'One stored model in a line',
    params: ModelParams,
    answer: ModelEntry,
  },
  access: { may: 'models' },
  call: ({ params }, context) => modelEntry(params.modelId, context),
  reply: open,
})
