import type { ListedAccount } from '../../../src/contract/index.ts'
import { useText } from '../../text/index.ts'

interface AccountRowProps {
  readonly account: ListedAccount
  readonly isSelf: boolean
  readonly isBusy: boolean
  readonly onReset: () => void
  readonly onDisable: () => void
}

/** One account; nothing can be done to one's own, and no password of the organisation is reset here. */
export function AccountRow({ account, isSelf, isBusy, onReset, onDisable }: AccountRowProps) {
  const { t } = useText()
  const { name, displayName, role, branch, state, signsInWith } = account
  return (
    <tr>
      <th scope="row">
        <b>{name}</b>
        {displayName === name ? null : <span className="small">{displayName}</span>}
      </th>
      <td>
        {t(`role.${role}`)}
        {branch === null ? null : <span className="small">{branch}</span>}
      </td>
      <td>
        {t(`accounts.state.${state}`)}
        {signsInWith === 'organisation' ? <span className="small">{t('accounts.organisation')}</span> : null}
      </td>
      <td>
        {isSelf ? (
          <span className="mut">{t('accounts.self')}</span>
        ) : (
          <span className="acts">
            {signsInWith === 'organisation' ? null : (
              <button
                type="button"
                className="link"
                disabled={isBusy}
                aria-label={t('accounts.reset.of', { name })}
                onClick={onReset}
              >
                {t('accounts.reset')}
              </button>
            )}
            {state === 'disabled' ? null : (
              <button
                type="button"
                className="link"
                disabled={isBusy}
                aria-label={t('accounts.disable.of', { name })}
                onClick={onDisable}
              >
                {t('accounts.disable')}
              </button>
            )}
          </span>
        )}
      </td>
    </tr>
  )
}
