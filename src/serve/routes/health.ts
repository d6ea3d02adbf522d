import { Type } from 'typebox'
import { open } from '../replies.ts'
import { route } from '../route.ts'

const Health = Type.Object({ status: Type.Literal('ok'), modelId: Type.String() })

export const healthRoute = route({
  schema: { method: 'GET', url: '/healthz', summary: 'Whether the service answers', answer: Health },
  access: { who: 'anyone' },
  call: (_input, { bank }) => ({ status: 'ok' as const, modelId: bank.modelId }),
  reply: open,
})
