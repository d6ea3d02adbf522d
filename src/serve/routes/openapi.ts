import { Type } from 'typebox'
import { open } from '../replies.ts'
import { route } from '../route.ts'

export const openapiRoute = route({
  schema: {
    method: 'GET',
    url: '/openapi.json',
    summary: 'This description, OpenAPI 3.1',
    answer: Type.Unknown(),
  },
  access: { who: 'anyone' },
  call: ({ request }) => request.server.swagger(),
  reply: open,
})
