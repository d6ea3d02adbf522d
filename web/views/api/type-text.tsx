import { type Schema, typeParts } from './description.ts'

/** A type in one line; what has a name leads to it. */
export function TypeText({ schema }: { readonly schema: Schema | undefined }) {
  return (
    <code>
      {typeParts(schema).map((part) =>
        'name' in part ? (
          <a key={part.name} href={`#schema-${part.name}`}>
            {part.name}
          </a>
        ) : (
          part.text
        ),
      )}
    </code>
  )
}
