import { useState } from 'react'
import type { InvitationAnswer, NewAccountBody } from '../../../src/contract/index.ts'
import { useInvite } from '../../client.ts'
import { type FieldSpec, TextForm } from '../../forms/index.ts'
import { useText } from '../../text/index.ts'

/** Machines get their keys over the API or from the command line. */
type Role = NewAccountBody['role']
const ROLES: readonly Role[] = ['customer', 'manager', 'risk_officer', 'auditor', 'admin']
const NUMBER = /^[1-9]\d{0,14}$/

/** A new account: an adviser has a branch, a customer an application, the others neither. */
export function InviteForm({ onTold }: { onTold: (invitation: InvitationAnswer) => void }) {
  const { t } = useText()
  const invite = useInvite()
  const [role, setRole] = useState<Role>('manager')
  const field = (name: string, label: string): FieldSpec => ({
    name,
    label,
    autoComplete: 'off',
    maxLength: 100,
  })
  const own: readonly FieldSpec[] =
    role === 'manager'
      ? [field('branch', t('accounts.branch'))]
      : role === 'customer'
        ? [field('application', t('accounts.application'))]
        : []
  return (
    <>
      <div className="field choice">
        <label htmlFor="role">{t('accounts.role')}</label>
        <select
          id="role"
          className="in"
          value={role}
          onChange={(event) => setRole(ROLES.find((one) => one === event.target.value) ?? 'manager')}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <TextForm
        key={`${role} ${invite.data?.name ?? ''}`}
        fields={[field('name', t('accounts.name')), field('displayName', t('accounts.displayName')), ...own]}
        submit={t('accounts.invite.submit')}
        busy={t('accounts.invite.busy')}
        isBusy={invite.isPending}
        missing={t('accounts.missing')}
        check={({ application }) =>
          application === undefined || NUMBER.test(application.trim())
            ? null
            : t('accounts.application.wrong')
        }
        refused={
          invite.error === null ? null : (
            <p className="wrong">
              {t(invite.error.code === 'E_ACCOUNT_EXISTS' ? 'accounts.exists' : 'common.error.server')}
            </p>
          )
        }
        onSubmit={(values) => invite.mutate(bodyOf(role, values), { onSuccess: onTold })}
      />
    </>
  )
}

function bodyOf(role: Role, values: Readonly<Record<string, string>>): NewAccountBody {
  const text = (name: string): string => (values[name] ?? '').trim()
  const person = { name: text('name'), displayName: text('displayName') }
  if (role === 'customer') return { role, ...person, applicationIds: [Number(text('application'))] }
  if (role === 'manager') return { role, ...person, branch: text('branch') }
  return { role, ...person }
}
