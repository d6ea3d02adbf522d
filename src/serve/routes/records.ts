import { RecordEntry, RecordParams, Records, RecordsQuery } from '../../contract/index.ts'
import { recordAnswer, recordsAnswer } from '../answers/records.ts'
import { open } from '../replies.ts'
import { route } from '../route.ts'

export const recordsRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/records',
    summary: 'The chain of records, newest first, without what stays sealed',
    query: RecordsQuery,
    answer: Records,
  },
  access: { may: 'records' },
  call: ({ query }, context) => recordsAnswer(query, context),
  reply: open,
})

export const recordRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/records/:recordId',
    summary: 'One record of the chain, without what stays sealed',
    params: RecordParams,
    answer: RecordEntry,
  },
  access: { may: 'records' },
  call: ({ params }, context) => recordAnswer(params.recordId, context),
  reply: open,
})
