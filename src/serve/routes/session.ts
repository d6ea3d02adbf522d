import { ChangePassword, Redeem, Session, SignIn, SignInWays } from '../../contract/index.ts'
import { open, personal, signedIn, signedOut } from '../replies.ts'
import { route } from '../route.ts'
import { choosePassword, endEverySession, endSession, redeem, sessionOf, signIn } from '../sign-in.ts'

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

export const redeemRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/invitation',
    summary: 'Sign in for the first time, with the code of an invitation, and choose a password',
    body: Redeem,
    answer: Session,
    perMinute: 20,
  },
  access: { who: 'anyone' },
  call: ({ body, request, now }, context) => redeem(body, request, now, context),
  reply: signedIn,
})

export const waysRoute = route({
  schema: { method: 'GET', url: '/v1/sign-in', summary: 'The ways to sign in', answer: SignInWays },
  access: { who: 'anyone' },
  call: (_input, { organisation }) => ({ organisation: organisation !== null }),
  reply: open,
})

export const sessionRoute = route({
  schema: { method: 'GET', url: '/v1/session', summary: 'Who is signed in', answer: Session },
  access: { may: 'session' },
  call: ({ reader }, context) => sessionOf(reader, context),
  reply: personal,
})

export const passwordRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/session/password',
    summary: 'Choose another password; every session ends and this browser gets a new one',
    body: ChangePassword,
    answer: Session,
    perMinute: 20,
  },
  access: { may: 'session' },
  call: ({ reader, body, now }, context) => choosePassword(reader, body, now, context),
  reply: signedIn,
})

export const signOutRoute = route({
  schema: { method: 'DELETE', url: '/v1/session', summary: 'Sign out' },
  access: { who: 'anyone' },
  call: ({ request }, context) => endSession(request, context),
  reply: signedOut,
})

export const signOutEverywhereRoute = route({
  schema: { method: 'DELETE', url: '/v1/sessions', summary: 'Sign out on every device' },
  access: { may: 'session' },
  call: ({ reader, now }, context) => endEverySession(reader, now, context),
  reply: signedOut,
})
