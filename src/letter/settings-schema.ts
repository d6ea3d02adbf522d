import { type Static, Type } from 'typebox'

const Line = Type.String({ minLength: 1, maxLength: 80 })
const Words = Type.Object(
  { en: Type.String({ minLength: 1, maxLength: 80 }), fr: Type.String({ minLength: 1, maxLength: 80 }) },
  { additionalProperties: false },
)
const part = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Partial(Type.Object(properties), { additionalProperties: false })

/** What only the lender knows. Everything may be absent in the file; a letter is held until all of it is there. */
export const LetterSettingsFile = Type.Partial(
  Type.Object({
    $schema: Type.String(),
    fictitious: Type.Boolean({
      description: 'True marks every letter as a specimen with made-up details. Default false.',
    }),
    lender: part({
      name: Line,
      address: Type.Array(Line, { minItems: 1, maxItems: 4, description: 'One line each.' }),
    }),
    review: part({
      email: Line,
      phone: Line,
      askWithinDays: Type.Integer({
        minimum: 1,
        maximum: 730,
        description: 'How long after the letter a review may be asked for.',
      }),
      answerWithinDays: Type.Integer({
        minimum: 1,
        maximum: 31,
        description: 'How soon the lender answers; at most a month.',
      }),
    }),
    scoreProviders: Type.Record(
      Type.String({ pattern: '^[A-Z]$' }),
      Type.Object({ name: Line, address: Line }, { additionalProperties: false }),
      { description: 'Who makes the external scores, by their letter: A, B, C.' },
    ),
    databases: Type.Array(Words, {
      minItems: 1,
      maxItems: 4,
      description: 'Databases consulted, as they stand after "We consulted".',
    }),
    authorities: Type.Record(
      Type.String({ pattern: '^[a-z][A-Za-z]*$' }),
      Type.Object({ name: Words, address: Line }, { additionalProperties: false }),
      {
        description:
          'Where to complain. Profile eu-fr: mediator, dataProtection, supervisor. Profile us: creditRegulator.',
      },
    ),
    approvalValidDays: Type.Integer({ minimum: 1, maximum: 730, description: 'How long an approval holds.' }),
  }),
  { additionalProperties: false },
)
export type LetterSettingsFile = Static<typeof LetterSettingsFile>

/** The same as a JSON Schema document, for editors and other programs. */
export function letterSettingsJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Vitrine letter settings',
    description: 'What only the lender knows and every letter must say.',
    ...structuredClone(LetterSettingsFile),
  }
}
