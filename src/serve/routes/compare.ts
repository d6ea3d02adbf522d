import { ApplicationId, CompareQuery, Comparison, PairComparison, PairQuery } from '../../contract/index.ts'
import { comparison } from '../answers/comparison.ts'
import { pairComparison } from '../answers/pair-comparison.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const compareRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/compare',
    summary: 'The applicant beside a group and beside everyone',
    params: ApplicationId,
    query: CompareQuery,
    answer: Comparison,
  },
  access: { may: 'compare' },
  call: ({ application, query, reader }, context) => comparison(application, query, reader, context),
  reply: personal,
})

/** Its cells can hold a single person: for advisers only. */
export const pairRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/compare/pair',
    summary: 'Two columns together over a group',
    params: ApplicationId,
    query: PairQuery,
    answer: PairComparison,
  },
  access: { may: 'compare-pair' },
  call: ({ application, query, reader }, context) => pairComparison(application, query, reader, context),
  reply: personal,
})
