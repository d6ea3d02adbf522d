import { type Static, Type } from 'typebox'
import { Role } from './session.ts'

const Name = Type.String({ minLength: 1, maxLength: 100 })
const Nullable = Type.Union([Type.String(), Type.Null()])

export const AccountName = Type.Object({ name: Name })
export type AccountName = Static<typeof AccountName>

export const ListedAccount = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  role: Role,
  branch: Nullable,
  /** `invited`: no password chosen yet. */
  state: Type.Union([Type.Literal('active'), Type.Literal('invited'), Type.Literal('disabled')]),
  signsInWith: Type.Union([Type.Literal('password'), Type.Literal('organisation')]),
  /** Milliseconds since 1970. */
  createdAt: Type.Integer(),
})
export type ListedAccount = Static<typeof ListedAccount>

/** GET /v1/accounts: by name. */
export const Accounts = Type.Object({ accounts: Type.Array(ListedAccount) })
export type Accounts = Static<typeof Accounts>

/** POST /v1/accounts: an adviser has a branch, a customer applications, the others neither. */
export const NewAccountBody = Type.Union([
  Type.Object(
    {
      role: Type.Literal('customer'),
      name: Name,
      displayName: Name,
      applicationIds: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 100 }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { role: Type.Literal('manager'), name: Name, displayName: Name, branch: Name },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      role: Type.Union([Type.Literal('risk_officer'), Type.Literal('auditor'), Type.Literal('admin')]),
      name: Name,
      displayName: Name,
    },
    { additionalProperties: false },
  ),
])
export type NewAccountBody = Static<typeof NewAccountBody>

/** A code to be handed to the person; it is told this once. */
export const InvitationAnswer = Type.Object({
  name: Type.String(),
  code: Type.String(),
  /** Milliseconds since 1970. */
  expiresAt: Type.Integer(),
})
export type InvitationAnswer = Static<typeof InvitationAnswer>

/** GET /v1/account-log: what was done to accounts and with them, newest first, at most 500. */
export const AccountLog = Type.Object({
  events: Type.Array(
    Type.Object({
      eventId: Type.String(),
      at: Type.Integer(),
      name: Type.String(),
      /** Null: the command line, the organisation, or the account itself. */
      by: Nullable,
      event: Type.String(),
    }),
  ),
})
export type AccountLog = Static<typeof AccountLog>
