import { type Static, Type } from 'typebox'

/**
 * Five roles of people and one of programs: a customer sees the own file, a manager (adviser) those of the own branch, a risk officer every file
 * without names and how the model works, an auditor reads and changes nothing, an admin keeps accounts and nothing else. A machine has keys in place of a password, and may what their
 * scopes say.
 */
export const Role = Type.Union([
  Type.Literal('customer'),
  Type.Literal('manager'),
  Type.Literal('risk_officer'),
  Type.Literal('auditor'),
  Type.Literal('admin'),
  Type.Literal('machine'),
])
export type Role = Static<typeof Role>

/** POST /v1/session */
export const SignIn = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    password: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
)
export type SignIn = Static<typeof SignIn>

/** POST /v1/invitation: the first sign-in of an invited account; the code is used up. */
export const Redeem = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
)
export type Redeem = Static<typeof Redeem>

/** POST /v1/session/password: every session ends, this browser gets a new one. */
export const ChangePassword = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 500 }),
    next: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
)
export type ChangePassword = Static<typeof ChangePassword>

/** GET /v1/sign-in: the ways in. */
export const SignInWays = Type.Object({
  /** Whether staff may sign in with the organisation, at /v1/organisation/start. */
  organisation: Type.Boolean(),
})
export type SignInWays = Static<typeof SignInWays>

/** A path of this site to come back to. */
export const StartQuery = Type.Object(
  { back: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
)
export type StartQuery = Static<typeof StartQuery>

/** GET /v1/session: who is signed in. 401 problem when nobody is. */
export const Session = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  role: Role,
  branch: Type.Union([Type.String(), Type.Null()]),
  /** A customer's own applications, newest first; empty for staff. */
  applicationIds: Type.Array(Type.Integer()),
  /** Where the password is kept: here, or by the organisation. */
  signsInWith: Type.Union([Type.Literal('password'), Type.Literal('organisation')]),
  lender: Type.Object({ name: Type.String() }),
})
export type Session = Static<typeof Session>
