import { StartQuery } from '../../contract/index.ts'
import { CALLBACK } from '../organisation/organisation.ts'
import { beginSignIn, finishSignIn } from '../organisation/organisation-sign-in.ts'
import { led } from '../replies.ts'
import { route } from '../route.ts'

export const organisationStartRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/organisation/start',
    summary: 'Sign in with the organisation: leads to its page',
    query: StartQuery,
    leads: true,
    perMinute: 20,
  },
  access: { who: 'anyone' },
  call: ({ query, now }, context) => beginSignIn(query.back, now, context),
  reply: led,
})

export const organisationCallbackRoute = route({
  schema: {
    method: 'GET',
    url: CALLBACK,
    summary: 'Where the organisation leads back to: signs in, or says why not',
    leads: true,
    perMinute: 20,
  },
  access: { who: 'anyone' },
  call: ({ request, now }, context) => finishSignIn(request, now, context),
  reply: led,
})
