interface ChoiceFieldProps {
  readonly legend: string
  readonly name: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

/** One of a few, none chosen beforehand: what is asked for must be chosen. */
export function ChoiceField({ legend, name, options }: ChoiceFieldProps) {
  return (
    <fieldset className="field choices">
      <legend>{legend}</legend>
      {options.map(({ value, text }) => (
        <label key={value}>
          <input type="radio" name={name} value={value} /> {text}
        </label>
      ))}
    </fieldset>
  )
}
