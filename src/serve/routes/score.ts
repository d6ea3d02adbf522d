import { IdempotencyHeader, NewApplicationBody, ScoreAnswer } from '../../contract/index.ts'
import { actorOf } from '../put-on-record.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

/** 5,000 rows of a side table, written out. */
const MOST_BYTES = 2_000_000

export const scoreRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/score',
    summary:
      'Decide on an application that is in no table; on record before it is answered, once for every key',
    headers: IdempotencyHeader,
    body: NewApplicationBody,
    mostBytes: MOST_BYTES,
    answer: ScoreAnswer,
  },
  access: { may: 'score' },
  call: ({ headers, body, reader }, { posted }) => {
    const actor = actorOf(reader)
    return posted.one(posted.take(body, actor, headers['idempotency-key']), actor)
  },
  reply: personal,
})
