import { KeyAnswer, Keys, MachineName, NewKeyBody, RotateKeyBody } from '../../contract/index.ts'
import { addKey, keysAnswer, replaceKey, revoke } from '../answers/keys.ts'
import { done, personal } from '../replies.ts'
import { route } from '../route.ts'

export const keysRoute = route({
  schema: { method: 'GET', url: '/v1/keys', summary: 'The keys of machines, by name', answer: Keys },
  access: { may: 'keys' },
  call: ({ now }, context) => keysAnswer(now, context),
  reply: personal,
})

export const addKeyRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/keys',
    summary: 'A new machine with its first key, which is told this once',
    body: NewKeyBody,
    answer: KeyAnswer,
  },
  access: { may: 'keys' },
  call: ({ body, reader, now }, context) => addKey(body, reader, now, context),
  reply: personal,
})

export const rotateKeyRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/keys/:name/rotate',
    summary: 'A new key of the same scopes; the older ones end after the overlap',
    params: MachineName,
    body: RotateKeyBody,
    answer: KeyAnswer,
  },
  access: { may: 'keys' },
  call: ({ params, body, reader, now }, context) => replaceKey(params.name, body, reader, now, context),
  reply: personal,
})

export const revokeKeysRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/keys/:name/revoke',
    summary: 'End every key of a machine at once',
    params: MachineName,
  },
  access: { may: 'keys' },
  call: ({ params, reader, now }, context) => revoke(params.name, reader, now, context),
  reply: done,
})
