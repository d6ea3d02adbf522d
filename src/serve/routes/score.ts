import {
  IdempotencyHeader,
  LinesHeader,
  NewApplicationBody,
  ScoreAnswer,
  ScoredLine,
  ScoreOnlyAnswer,
  ScoreOnlyBody,
} from '../../contract/index.ts'
import { actorOf } from '../put-on-record.ts'
import { lines, personal, personalText } from '../replies.ts'
import { route } from '../route.ts'
import { scoreLines } from '../score/score-lines.ts'
import { whileItFlows } from '../score/while-it-flows.ts'

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
  reply: personalText,
})

export const scoreOnlyRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/score-only',
    summary:
      'The risk of an application without a decision on it; the hash of the answer is on record before it leaves',
    body: ScoreOnlyBody,
    mostBytes: MOST_BYTES,
    answer: ScoreOnlyAnswer,
  },
  access: { may: 'score' },
  call: ({ body, reader }, { scoresOnly }) => scoresOnly.one(body, actorOf(reader)),
  reply: personal,
})

export const scoreLinesRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/score-lines',
    summary: 'Decide on many applications, one a line, answered in order while they come',
    headers: LinesHeader,
    lines: { body: NewApplicationBody, answer: ScoredLine },
  },
  access: { may: 'score' },
  call: ({ headers, request, reader }, { posted, closing, idleMs }) =>
    scoreLines(whileItFlows(request, idleMs), {
      posted,
      reader: actorOf(reader),
      key: headers['idempotency-key'],
      requestId: request.id,
      closing,
      onDefect: (error) => request.log.error({ err: error }, 'a line could not be scored'),
    }),
  reply: lines,
})
