import './accounts.css'
import { useState } from 'react'
import type { InvitationAnswer, ListedAccount } from '../../../src/contract/index.ts'
import { useAccounts, useDisableAccount, useResetAccount } from '../../client.ts'
import { ScrollBox } from '../../controls/index.ts'
import { Answer, Title } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { AccountRow } from './account-row.tsx'
import { InviteForm } from './invite-form.tsx'
import { NewCode } from './new-code.tsx'

/** Who may sign in here? */
export function AccountsPage({ self }: { self: string }) {
  const accounts = useAccounts()
  const reset = useResetAccount()
  const disable = useDisableAccount()
  const [told, setTold] = useState<InvitationAnswer | null>(null)
  return (
    <Answer query={accounts}>
      {(answer) => (
        <AccountsView
          accounts={answer.accounts}
          self={self}
          told={told}
          isBusy={reset.isPending || disable.isPending}
          onReset={(name) => reset.mutate(name, { onSuccess: setTold })}
          onDisable={(name) => disable.mutate(name)}
          form={<InviteForm onTold={setTold} />}
        />
      )}
    </Answer>
  )
}

export function AccountsView(props: {
  readonly accounts: readonly ListedAccount[]
  readonly self: string
  readonly told: InvitationAnswer | null
  readonly isBusy: boolean
  readonly onReset: (name: string) => void
  readonly onDisable: (name: string) => void
  readonly form: React.ReactNode
}) {
  const { accounts, self, told, isBusy, onReset, onDisable } = props
  const { t } = useText()
  const active = accounts.filter((account) => account.state === 'active').length
  const title = t('accounts.title', { count: active })
  return (
    <div className="accounts">
      <Title question={t('accounts.question')} name={title}>
        {title}
      </Title>
      <p className="lede">{t('accounts.lede')}</p>
      <div aria-live="polite">{told === null ? null : <NewCode invitation={told} />}</div>
      <section className="sec">
        <h2>{t('accounts.list')}</h2>
        <ScrollBox name={t('accounts.list')}>
          <table>
            <caption className="vh">{t('accounts.list')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('accounts.name')}</th>
                <th scope="col">{t('accounts.role')}</th>
                <th scope="col">{t('accounts.state')}</th>
                <th scope="col">{t('accounts.do')}</th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <AccountRow
                  key={account.name}
                  account={account}
                  isSelf={account.name === self}
                  isBusy={isBusy}
                  onReset={() => onReset(account.name)}
                  onDisable={() => onDisable(account.name)}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </section>
      <section className="sec signin">
        <h2>{t('accounts.invite')}</h2>
        {props.form}
      </section>
    </div>
  )
}
