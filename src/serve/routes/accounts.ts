import { AccountLog, AccountName, Accounts, InvitationAnswer, NewAccountBody } from '../../contract/index.ts'
import { accountLog, accountsAnswer, disable, invite, reset } from '../answers/accounts.ts'
import { done, personal } from '../replies.ts'
import { route } from '../route.ts'

export const accountsRoute = route({
  schema: { method: 'GET', url: '/v1/accounts', summary: 'Every account, by name', answer: Accounts },
  access: { may: 'accounts' },
  call: (_input, context) => accountsAnswer(context),
  reply: personal,
})

export const inviteRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/accounts',
    summary: 'A new account, with a one-time code by which its owner chooses a password',
    body: NewAccountBody,
    answer: InvitationAnswer,
  },
  access: { may: 'accounts' },
  call: ({ body, reader, now }, context) => invite(body, reader, now, context),
  reply: personal,
})

export const resetRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/accounts/:name/reset',
    summary: 'Take the password away, end all sessions and give a new one-time code',
    params: AccountName,
    answer: InvitationAnswer,
  },
  access: { may: 'accounts' },
  call: ({ params, reader, now }, context) => reset(params.name, reader, now, context),
  reply: personal,
})

export const disableRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/accounts/:name/disable',
    summary: 'Shut an account out at once',
    params: AccountName,
  },
  access: { may: 'accounts' },
  call: ({ params, reader, now }, context) => disable(params.name, reader, now, context),
  reply: done,
})

export const accountLogRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/account-log',
    summary: 'What was done to accounts and with them, newest first',
    answer: AccountLog,
  },
  access: { may: 'account-log' },
  call: (_input, context) => accountLog(context),
  reply: personal,
})
