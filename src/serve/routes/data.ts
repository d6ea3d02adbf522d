import { ApplicationId, PersonData } from '../../contract/index.ts'
import { personData } from '../answers/person-data.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const dataRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/data',
    summary: 'Everything that is held about the applicant',
    params: ApplicationId,
    answer: PersonData,
  },
  access: { may: 'data' },
  call: ({ application }, context) => personData(application, context),
  reply: personal,
})
