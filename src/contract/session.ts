import { type Static, Type } from 'typebox'

export const Role = Type.Union([Type.Literal('customer'), Type.Literal('manager')])
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

/** GET /v1/session: who is signed in. 401 problem when nobody is. */
export const Session = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  role: Role,
  branch: Type.Union([Type.String(), Type.Null()]),
  /** A customer's own applications, newest first; empty for staff. */
  applicationIds: Type.Array(Type.Integer()),
  lender: Type.Object({ name: Type.String() }),
})
export type Session = Static<typeof Session>
