import { Session, SignIn } from '../../contract/index.ts'
import { personal, signedIn, signedOut } from '../replies.ts'
import { route } from '../route.ts'
import { endSession, sessionOf, signIn } from '../sign-in.ts'

export const signInRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/session',
    summary: 'Sign in',
    body: SignIn,
    answer: Session,
    perMinute: 20,
  },
  access: { who: 'anyone' },
  call: ({ body, request, now }, context) => signIn(body, request, now, context),
  reply: signedIn,
})

export const sessionRoute = route({
  schema: { method: 'GET', url: '/v1/session', summary: 'Who is signed in', answer: Session },
  access: { who: ['manager', 'customer'] },
  call: ({ reader }, context) => sessionOf(reader, context),
  reply: personal,
})

export const signOutRoute = route({
  schema: { method: 'DELETE', url: '/v1/session', summary: 'Sign out' },
  access: { who: 'anyone' },
  call: ({ request }, context) => endSession(request, context),
  reply: signedOut,
})
