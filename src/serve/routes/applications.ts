import { FindApplications, FoundApplications } from '../../contract/index.ts'
import { foundApplications } from '../answers/found-applications.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const findRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications',
    summary: 'Find applications by name or number, newest first',
    query: FindApplications,
    answer: FoundApplications,
  },
  access: { may: 'find' },
  call: ({ query, reader }, context) => foundApplications(query, reader, context),
  reply: personal,
})
