import { ScrollBox } from '../../controls/index.ts'

/** An example as it crosses the wire; JSON is set out in lines. */
export function ExampleText({ name, example }: { readonly name: string; readonly example: unknown }) {
  return (
    <ScrollBox name={name}>
      <pre>{typeof example === 'string' ? example : JSON.stringify(example, null, 2)}</pre>
    </ScrollBox>
  )
}
