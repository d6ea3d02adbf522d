import { Type } from 'typebox'
import { open, readyOrNot } from '../replies.ts'
import { route } from '../route.ts'

const Health = Type.Object({ status: Type.Literal('ok'), modelId: Type.String() })

export const healthRoute = route({
  schema: {
    method: 'GET',
    url: '/healthz',
    summary: 'Whether the service answers',
    answer: Health,
    vital: true,
  },
  access: { who: 'anyone' },
  call: (_input, { bank }) => ({ status: 'ok' as const, modelId: bank.modelId }),
  reply: open,
})

const Ready = Type.Object({
  ready: Type.Boolean(),
  parts: Type.Array(
    Type.Object({
      part: Type.String(),
      ready: Type.Boolean(),
      why: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})

export const readyRoute = route({
  schema: {
    method: 'GET',
    url: '/readyz',
    summary:
      'Whether decisions can be made and put on record, part by part; 503 when one of them is not ready',
    answer: Ready,
    vital: true,
  },
  access: { who: 'anyone' },
  call: async (_input, { readiness }) => {
    const parts = await readiness.parts()
    return { ready: parts.every(({ ready }) => ready), parts: [...parts] }
  },
  reply: readyOrNot,
})
