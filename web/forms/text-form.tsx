import { type FormEvent, type ReactNode, useId, useState } from 'react'

export interface FieldSpec {
  readonly name: string
  readonly label: string
  /** Said under the label, before anybody can be wrong. */
  readonly hint?: string
  readonly type?: 'password'
  readonly autoComplete: string
  readonly maxLength: number
}

interface TextFormProps {
  readonly fields: readonly FieldSpec[]
  readonly submit: string
  readonly busy: string
  readonly isBusy: boolean
  /** Said when a field is empty. */
  readonly missing: string
  /** A rule over several fields; the text that says which is broken. */
  readonly check?: (values: Readonly<Record<string, string>>) => string | null
  /** What the service refused, in words; null when nothing. */
  readonly refused: ReactNode
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void
  /** Further fields, before the button. */
  readonly children?: ReactNode
}

/** A form of text fields, all of them needed. */
export function TextForm(props: TextFormProps) {
  const { fields, check, refused, missing, onSubmit } = props
  const [wrong, setWrong] = useState<string | null>(null)
  const problem = useId()
  const prefix = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const empty = fields.find(({ name, type }) =>
      type === 'password' ? values[name] === '' : values[name]?.trim() === '',
    )
    const broken = empty === undefined ? (check?.(values) ?? null) : missing
    setWrong(broken)
    if (broken === null) onSubmit(values)
    else form.querySelector<HTMLInputElement>(`[name="${(empty ?? fields.at(-1)!).name}"]`)?.focus()
  }
  const isWrong = wrong !== null || (refused !== null && !props.isBusy)
  return (
    <form onSubmit={send} noValidate={true}>
      {fields.map((field) => (
        <div className="field" key={field.name}>
          <label htmlFor={`${prefix}${field.name}`}>{field.label}</label>
          {field.hint === undefined ? null : <small id={`${prefix}${field.name}-hint`}>{field.hint}</small>}
          <input
            className="in"
            id={`${prefix}${field.name}`}
            name={field.name}
            type={field.type ?? 'text'}
            autoComplete={field.autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required={true}
            maxLength={field.maxLength}
            aria-invalid={isWrong}
            aria-describedby={field.hint === undefined ? problem : `${prefix}${field.name}-hint ${problem}`}
          />
        </div>
      ))}
      {props.children}
      <div id={problem} aria-live="polite">
        {wrong === null ? refused : <p className="wrong">{wrong}</p>}
      </div>
      <button type="submit" className="btn p" disabled={props.isBusy}>
        {props.isBusy ? props.busy : props.submit}
      </button>
    </form>
  )
}
