import { useRef } from 'react'
import { mayDo, type Role } from '../../src/contract/index.ts'
import { useShortcut } from '../keyboard/index.ts'
import { useText } from '../text/index.ts'
import { usePreferences } from './preferences.tsx'

/** Opened by `?` and by its button at the foot of the page; the browser's own dialog traps and returns the focus. */
export function KeyList({ role, onFile }: { role: Role; onFile: boolean }) {
  const { t } = useText()
  const { singleKeys } = usePreferences()
  const dialog = useRef<HTMLDialogElement>(null)
  const open = () => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }
  useShortcut('?', open)
  const then = (second: string) => t('shell.keys.then', { first: 'g', second })
  const keys: readonly (readonly [string, string])[] = [
    ...(mayDo(role, 'find') ? ([['/', t('shell.keys.find')]] as const) : []),
    ...(onFile
      ? ([
          [then('d'), t('shell.keys.decision')],
          ...(mayDo(role, 'compare') ? ([[then('c'), t('shell.keys.compare')]] as const) : []),
          ...(mayDo(role, 'what-if') ? ([[then('w'), t('shell.keys.whatIf')]] as const) : []),
          ['t', t('shell.keys.toggle')],
        ] as const)
      : []),
    ['↑ ↓ Enter Esc', t('shell.keys.move')],
    ['?', t('shell.keys.list')],
  ]
  return (
    <>
      <p className="keyhelp">
        <button type="button" className="link" onClick={open}>
          <kbd>?</kbd> {t('common.foot.keys')}
        </button>
      </p>
      <dialog ref={dialog} className="keylist" aria-labelledby="keylist-title">
        <h2 id="keylist-title">{t('shell.keys.title')}</h2>
        <dl className="facts">
          {keys.map(([key, does]) => (
            <div key={key} className="row">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="sm mut">{t(singleKeys ? 'shell.keys.on' : 'shell.keys.off')}</p>
        <form method="dialog">
          <button type="submit" className="btn">
            {t('shell.keys.close')}
          </button>
        </form>
      </dialog>
    </>
  )
}
