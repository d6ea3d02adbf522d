import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '../text/index.ts'

interface WordsFormProps {
  readonly label: string
  /** Said under the label, before anybody can be wrong. */
  readonly hint?: string
  readonly maxLength: number
  readonly submit: string
  readonly busy: string
  readonly isBusy: boolean
  /** Said when nothing was written; null = it may be left empty. */
  readonly missing: string | null
  /** A rule over all fields; the text that says which is broken. */
  readonly check?: (values: Readonly<Record<string, string>>) => string | null
  /** What the service refused, in words; null when nothing. */
  readonly refused: string | null
  /** Further fields, above the words; named, their values come with the words. */
  readonly children?: ReactNode
  /** Further fields, below the words. */
  readonly after?: ReactNode
  readonly onSubmit: (words: string, values: Readonly<Record<string, string>>) => void
}

/** A form whose heart is what somebody has to say. */
export function WordsForm(props: WordsFormProps) {
  const { label, hint, maxLength, missing, check, refused, isBusy } = props
  const { t, number } = useText()
  const [words, setWords] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const id = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const broken = check?.(values) ?? (words.trim() === '' ? missing : null)
    setWrong(broken)
    if (broken === null) props.onSubmit(words.trim(), values)
    else form.querySelector<HTMLElement>('select, input, textarea')?.focus()
  }
  const said = wrong ?? (isBusy ? null : refused)
  return (
    <form className="words" onSubmit={send} noValidate={true}>
      {props.children}
      <div className="field">
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
        <textarea
          className="in"
          id={id}
          value={words}
          maxLength={maxLength}
          aria-invalid={said !== null}
          aria-describedby={`${hint === undefined ? '' : `${id}-hint `}${id}-count ${id}-wrong`}
          onChange={(event) => setWords(event.target.value)}
        />
        <small id={`${id}-count`}>
          {t('forms.characters', { used: number(words.length), most: number(maxLength) })}
        </small>
      </div>
      {props.after}
      <div id={`${id}-wrong`} aria-live="polite">
        {said === null ? null : <p className="wrong">{said}</p>}
      </div>
      <button type="submit" className="btn p" disabled={isBusy}>
        {isBusy ? props.busy : props.submit}
      </button>
    </form>
  )
}
