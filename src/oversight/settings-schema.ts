import { type Static, Type } from 'typebox'

const Words = Type.Object(
  { en: Type.String({ minLength: 1, maxLength: 80 }), fr: Type.String({ minLength: 1, maxLength: 80 }) },
  { additionalProperties: false },
)

/** What the lender asks of the people who decide. */
export const OversightSettings = Type.Object(
  {
    greyBandPoints: Type.Number({
      minimum: 0,
      maximum: 20,
      description:
        'A risk within so many people in 100 of the limit goes to a person, who notes an own view before the score is shown.',
    }),
    secondPersonFor: Type.Array(
      Type.Union([
        Type.Literal('approve-against-score'),
        Type.Literal('decline-against-score'),
        Type.Literal('grey-band'),
      ]),
      { uniqueItems: true, description: 'Decisions that hold only when a second person agrees.' },
    ),
    overrideReasons: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z][a-z-]{1,40}$' }),
          outcome: Type.Union([Type.Literal('approved'), Type.Literal('declined')], {
            description:
              'Against which side of the score it may be given: the outcome that the person chooses.',
          }),
          words: Words,
        },
        { additionalProperties: false },
      ),
      {
        minItems: 2,
        maxItems: 40,
        description: 'What may be given as the reason of a decision against the score.',
      },
    ),
    overrideRate: Type.Object(
      {
        windowDays: Type.Integer({
          minimum: 1,
          maximum: 366,
          description: 'Decisions of how many days count.',
        }),
        lowShare: Type.Number({
          minimum: 0,
          maximum: 1,
          description: 'Below it people may be following the score blindly.',
        }),
        highShare: Type.Number({
          minimum: 0,
          maximum: 1,
          description: 'Above it people may not trust the score.',
        }),
        fewestDecisions: Type.Integer({ minimum: 1, description: 'No alarm on fewer decisions.' }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type OversightSettings = Static<typeof OversightSettings>
