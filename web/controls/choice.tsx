import './controls.css'

/** One of a few, all visible. */
export function Choice<T extends string>(props: {
  readonly name: string
  readonly options: readonly { readonly id: T; readonly text: string }[]
  readonly chosen: T
  readonly onChoose: (id: T) => void
}) {
  return (
    <fieldset className="seg choice-of-one">
      <legend className="vh">{props.name}</legend>
      {props.options.map((option) => (
        <button
          key={option.id}
          type="button"
          aria-pressed={option.id === props.chosen}
          onClick={() => props.onChoose(option.id)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  )
}
