import { type Static, type TSchema, Type } from 'typebox'

const Words = Type.Object(
  { en: Type.String({ minLength: 1 }), fr: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
)

/** What a raw column may be used for, from free to forbidden. */
export const ColumnUse = Type.Enum(['model', 'review', 'monitor', 'never'], {
  description:
    'model: in the score. review: in the score, reported and tested for less discriminatory alternatives. monitor: never in the score, only in fairness reports. never: in no feature at all.',
})
export type ColumnUse = Static<typeof ColumnUse>

export const PolicyColumn = Type.Object(
  {
    use: ColumnUse,
    why: Type.String({ minLength: 1, description: 'Name of the ground, one of "grounds".' }),
    onlyThrough: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), Type.Enum(['increasing', 'decreasing']), {
        additionalProperties: false,
        description:
          'Features through which alone the column may enter the score, each with the one direction in which the risk may move when the feature rises. Every other feature that reads the column is monitored.',
      }),
    ),
    actionable: Type.Optional(
      Type.Enum(['hard', 'easy'], {
        description:
          'Whether the applicant can change it: easy = in this application, hard = with time or effort; absent = cannot.',
      }),
    ),
    bounds: Type.Optional(
      Type.Object(
        { min: Type.Number(), max: Type.Number() },
        {
          additionalProperties: false,
          description: 'Range that the lender offers at all, in the unit of the column.',
        },
      ),
    ),
  },
  { additionalProperties: false },
)
export type PolicyColumn = Static<typeof PolicyColumn>

const Fact = {
  fact: Type.String({
    minLength: 1,
    maxLength: 100,
    description:
      'Id of a feature that the score may use, its unit that of the feature; a missing one meets no comparison.',
  }),
}
const Comparison = Type.Union([
  Type.Object({ ...Fact, below: Type.Number() }, { additionalProperties: false }),
  Type.Object({ ...Fact, above: Type.Number() }, { additionalProperties: false }),
  Type.Object(
    { ...Fact, equals: Type.Union([Type.Number(), Type.String({ minLength: 1 })]) },
    { additionalProperties: false },
  ),
  Type.Object({ ...Fact, missing: Type.Literal(true) }, { additionalProperties: false }),
])
const MANY = { minItems: 1, maxItems: 20 } as const
const together = <T extends TSchema>(part: T) =>
  [
    Type.Object({ all: Type.Array(part, MANY) }, { additionalProperties: false }),
    Type.Object({ any: Type.Array(part, MANY) }, { additionalProperties: false }),
  ] as const
/** Comparisons, joined at most twice over: nobody reads a rule that is deeper. */
const Condition = Type.Union([Comparison, ...together(Type.Union([Comparison, ...together(Comparison)]))])

/** When its condition is met the application is declined, whatever the score. */
export const PolicyRule = Type.Object(
  {
    id: Type.String({
      pattern: '^[a-z][a-z0-9-]{1,60}$',
      description: 'Stands in decisions and on record; never used again for another rule.',
    }),
    when: Condition,
    text: Type.Object(
      {
        en: Type.String({ minLength: 1, maxLength: 200 }),
        fr: Type.String({ minLength: 1, maxLength: 200 }),
      },
      { additionalProperties: false, description: 'Told to the applicant as the reason.' },
    ),
    source: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Law or paragraph of the lender’s policy that the rule comes from.',
    }),
  },
  { additionalProperties: false },
)
export type PolicyRule = Static<typeof PolicyRule>

/** The shape of a policy file; `lenders/<lender>/policy/policy.schema.json` is written from it. */
export const PolicyFile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    version: Type.String({ minLength: 1, description: 'Raised whenever the meaning of an entry changes.' }),
    profile: Type.String({ minLength: 1, description: 'Name by which a command chooses the policy.' }),
    greyBand: Type.Number({
      minimum: 0,
      maximum: 1,
      description:
        'Half-width of the band around the limit that goes to a person, in PD (0.01 = one person in 100).',
    }),
    maxReasons: Type.Integer({ minimum: 1, description: 'Most reasons that a letter lists.' }),
    minReasonShare: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'A reason below this share of all that raises the risk is not listed.',
    }),
    grounds: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), Words, {
      additionalProperties: false,
      description: 'Why columns are used as they are, in both languages.',
    }),
    keptOut: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), {
      uniqueItems: true,
      description:
        'Features that may be made from monitored or forbidden columns, because they stay out of the score. Any other feature that reads such a column, by any path, fails the build.',
    }),
    rules: Type.Optional(
      Type.Array(PolicyRule, {
        maxItems: 50,
        description:
          'Hard rules of the lender, in the order in which they are told. They read features that the score may use, and no other.',
      }),
    ),
    columns: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*\\.[A-Z][A-Z0-9_]*$' }), PolicyColumn, {
      additionalProperties: false,
      description: 'One entry for every column of every table, as table.COLUMN.',
    }),
  },
  { additionalProperties: false },
)
export type PolicyFile = Static<typeof PolicyFile>

/** The same as a JSON Schema document, for editors and other programs. */
export function policyJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Vitrine policy',
    description: 'What each raw column of a lender may be used for.',
    ...structuredClone(PolicyFile),
  }
}
