import type { Letter } from '../../contract/index.ts'

/** Everything a letter says, in reading order. */
export function letterTexts(letter: Letter): string[] {
  const { sections, closing } = letter
  return [
    ...(letter.specimen === null ? [] : [letter.specimen]),
    letter.sender.name,
    ...letter.sender.lines,
    ...letter.recipient,
    ...letter.reference,
    letter.title,
    letter.salutation,
    ...letter.opening,
    ...sections.flatMap(({ heading, parts }) => [
      heading,
      ...parts.flatMap((part) => {
        if (part.kind === 'text') return [part.text]
        if (part.kind === 'list') return part.items
        const { reason, yours, typical } = part.columns
        return [
          reason,
          yours,
          typical,
          ...part.rows.flatMap((row) => [row.text, row.fact, row.yours, row.typical]),
        ]
      }),
    ]),
    closing.greeting,
    closing.name,
    ...letter.foot,
  ]
}
