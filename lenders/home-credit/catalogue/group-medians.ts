import type { GroupMedian } from '../../../src/features/index.ts'
import { EXTERNAL_SCORE_MEAN } from './application-external-scores.ts'
import { AGE } from './application-person.ts'
import { family } from './family.ts'

const FIVES = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65]
/** Bands of five years; the ends are open. */
const AGE_BAND = `case when ${AGE} < 20e0 then 'under 20' ${FIVES.map(
  (from) => `when ${AGE} < ${from + 5}e0 then '${from} to ${from + 4}'`,
).join(' ')} when ${AGE} >= 70e0 then '70 and over' end`

const GROUPS = [
  { id: 'age_band', sql: AGE_BAND },
  { id: 'education', sql: 'a.NAME_EDUCATION_TYPE' },
  { id: 'occupation', sql: 'a.OCCUPATION_TYPE' },
] as const
const VALUES = [
  { id: 'score', sql: EXTERNAL_SCORE_MEAN },
  { id: 'income', sql: 'a.AMT_INCOME_TOTAL' },
] as const

/** Medians over past applications (train rows only), for N11-N16. */
export const groupMedians: readonly GroupMedian[] = VALUES.flatMap((value) =>
  GROUPS.map((group) => ({ id: `${value.id}_by_${group.id}`, group: group.sql, value: value.sql })),
)

const ABOUT_SCORE = {
  unit: 'score',
  higher: ['Such people have better outside scores', 'Ces personnes ont de meilleurs scores externes'],
} as const
const ABOUT_INCOME = {
  unit: 'money',
  higher: ['Such people declare higher incomes', 'Ces personnes déclarent des revenus plus élevés'],
} as const

/** N11, N14: medians of people of about the same age. */
export const medianOfAge = family(
  { theme: 'file', missing: ['The age is not known', 'L’âge n’est pas connu'] },
  [
    {
      id: 'usual_score_of_age_band',
      sql: 'g.score_by_age_band',
      group: 'age',
      label: ['Usual external score at this age', 'Score externe habituel à cet âge'],
      about: [
        'Average outside score that half of past applicants of about the same age do not reach.',
        'Score externe moyen que la moitié des anciens demandeurs d’âge proche n’atteint pas.',
      ],
      ...ABOUT_SCORE,
    },
    {
      id: 'usual_income_of_age_band',
      sql: 'g.income_by_age_band',
      group: 'age',
      label: ['Usual income at this age', 'Revenu habituel à cet âge'],
      about: [
        'Declared income that half of past applicants of about the same age do not reach.',
        'Revenu déclaré que la moitié des anciens demandeurs d’âge proche n’atteint pas.',
      ],
      ...ABOUT_INCOME,
    },
  ],
)

/** N12, N13, N15, N16: medians of people of the same education or occupation. */
export const medianOfWork = family(
  { theme: 'income-and-loan', missing: ['The group is not known', 'Le groupe n’est pas connu'] },
  [
    {
      id: 'usual_score_of_education',
      sql: 'g.score_by_education',
      group: 'education',
      label: ['Usual external score with this education', 'Score externe habituel à ce niveau d’études'],
      about: [
        'Average outside score that half of past applicants of the same education do not reach.',
        'Score externe moyen que la moitié des anciens demandeurs de même niveau d’études n’atteint pas.',
      ],
      missing: ['The education is not known', 'Le niveau d’études n’est pas connu'],
      ...ABOUT_SCORE,
    },
    {
      id: 'usual_score_of_occupation',
      sql: 'g.score_by_occupation',
      group: 'work',
      label: ['Usual external score in this occupation', 'Score externe habituel dans ce métier'],
      about: [
        'Average outside score that half of past applicants of the same occupation do not reach.',
        'Score externe moyen que la moitié des anciens demandeurs de même métier n’atteint pas.',
      ],
      missing: ['The occupation is not known', 'Le métier n’est pas connu'],
      ...ABOUT_SCORE,
    },
    {
      id: 'usual_income_of_education',
      sql: 'g.income_by_education',
      group: 'education',
      label: ['Usual income with this education', 'Revenu habituel à ce niveau d’études'],
      about: [
        'Declared income that half of past applicants of the same education do not reach.',
        'Revenu déclaré que la moitié des anciens demandeurs de même niveau d’études n’atteint pas.',
      ],
      missing: ['The education is not known', 'Le niveau d’études n’est pas connu'],
      ...ABOUT_INCOME,
    },
    {
      id: 'usual_income_of_occupation',
      sql: 'g.income_by_occupation',
      group: 'work',
      label: ['Usual income in this occupation', 'Revenu habituel dans ce métier'],
      about: [
        'Declared income that half of past applicants of the same occupation do not reach.',
        'Revenu déclaré que la moitié des anciens demandeurs de même métier n’atteint pas.',
      ],
      missing: ['The occupation is not known', 'Le métier n’est pas connu'],
      ...ABOUT_INCOME,
    },
  ],
)
