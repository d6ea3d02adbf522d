import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../text/index.ts'
import { takeTitleFocus } from './title-focus.ts'

interface TitleProps {
  /** The small line above: the question that the page answers. */
  readonly question: string
  /** Plain text of the title, for the window. */
  readonly name: string
  readonly children: ReactNode
}

/** Question and answer sentence of a page. Takes the focus when the reader came by a link inside the pages. */
export function Title({ question, name, children }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { t } = useText()
  useEffect(() => {
    if (takeTitleFocus()) heading.current?.focus()
  }, [])
  return (
    <>
      <title>{t('shell.pageTitle', { title: name })}</title>
      <p className="q">{question}</p>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  )
}
