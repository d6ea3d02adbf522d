import { flag, yearsBack } from '../../../src/features/index.ts'
import { employers } from '../schema/application/employers.ts'
import { family } from './family.ts'

const OCCUPATIONS: readonly (readonly [number, readonly string[]])[] = [
  [3, ['Low-skill Laborers']],
  [2, ['Drivers', 'Waiters/barmen staff', 'Security staff', 'Laborers', 'Cooking staff']],
  [1, ['Sales staff', 'Cleaning staff', 'Realty agents']],
  [
    0,
    [
      'Secretaries',
      'Medicine staff',
      'Private service staff',
      'IT staff',
      'HR staff',
      'High skill tech staff',
      'Core staff',
      'Managers',
    ],
  ],
  [-1, ['Accountants']],
]
// One comparison per name: the engine turns a list after IN into a join, which costs more than all other features together.
const OCCUPATION_CASES = OCCUPATIONS.flatMap(([order, names]) =>
  names.map((name) => `when '${name}' then ${order}e0`),
)
/** Lowest first: value of the file, then its words. */
const EDUCATION = [
  ['Lower secondary', 'lower secondary school', 'collège'],
  ['Secondary / secondary special', 'secondary school', 'lycée ou formation professionnelle'],
  ['Incomplete higher', 'higher education, not finished', 'études supérieures non terminées'],
  ['Higher education', 'higher education', 'études supérieures'],
  ['Academic degree', 'academic degree', 'diplôme universitaire avancé'],
] as const

/** A47, A48, A56, A65-A70, N17: work and education. */
export const applicationWork = family(
  {
    theme: 'income-and-loan',
    missing: ['The file says nothing about work', 'Le dossier ne dit rien du travail'],
  },
  [
    {
      id: 'years_in_job',
      sql: yearsBack('a.DAYS_EMPLOYED'),
      unit: 'years',
      group: 'time_in_job',
      label: ['Time in the current job', 'Ancienneté dans l’emploi actuel'],
      about: ['Years since the current job began.', 'Nombre d’années depuis le début de l’emploi actuel.'],
      higher: ['Longer in the same job', 'Plus d’ancienneté dans le même emploi'],
      missing: ['No current job', 'Pas d’emploi actuel'],
      monotone: 'decreasing',
    },
    {
      id: 'not_employed',
      sql: 'a.NOT_EMPLOYED',
      unit: 'flag',
      group: 'time_in_job',
      steps: [
        [0, 'has a current job', 'emploi actuel'],
        [1, 'no current job', 'pas d’emploi actuel'],
      ],
      label: ['No current job', 'Pas d’emploi actuel'],
      about: [
        'Whether the application states no current job, for example because of retirement.',
        'Si la demande n’indique aucun emploi actuel, par exemple en cas de retraite.',
      ],
      higher: ['No current job', 'Pas d’emploi actuel'],
    },
    {
      id: 'education_level',
      sql: `case ${EDUCATION.map(([level], order) => `when a.NAME_EDUCATION_TYPE = '${level}' then ${order}e0`).join(' ')} end`,
      unit: 'none',
      group: 'education',
      steps: EDUCATION.map(([, en, fr], order) => [order, en, fr] as const),
      label: ['Level of education', 'Niveau d’études'],
      about: [
        'Highest education reached, from lower secondary (0) to academic degree (4).',
        'Niveau d’études le plus élevé, du collège (0) au diplôme universitaire avancé (4).',
      ],
      higher: ['More education', 'Plus d’études'],
      missing: ['The education is not known', 'Le niveau d’études n’est pas connu'],
    },
    {
      id: 'income_from_work',
      sql: flag("a.NAME_INCOME_TYPE = 'Working'"),
      unit: 'flag',
      group: 'work',
      steps: [
        [0, 'main income not from a job', 'revenu principal hors emploi'],
        [1, 'main income from a job', 'revenu principal d’un emploi'],
      ],
      label: ['Income from a job', 'Revenu d’un emploi'],
      about: [
        'Whether the main income is stated as a job.',
        'Si le revenu principal vient d’un emploi salarié.',
      ],
      higher: ['The income comes from a job', 'Le revenu vient d’un emploi'],
    },
    {
      id: 'income_from_pension',
      sql: flag("a.NAME_INCOME_TYPE = 'Pensioner'"),
      unit: 'flag',
      group: 'work',
      steps: [
        [0, 'main income not a pension', 'revenu principal hors pension'],
        [1, 'main income a pension', 'revenu principal d’une pension'],
      ],
      label: ['Income from a pension', 'Revenu d’une pension'],
      about: ['Whether the main income is a pension.', 'Si le revenu principal est une pension.'],
      higher: ['The income is a pension', 'Le revenu est une pension'],
    },
    {
      id: 'income_from_state',
      sql: flag("a.NAME_INCOME_TYPE = 'State servant'"),
      unit: 'flag',
      group: 'work',
      steps: [
        [0, 'main income not from public service', 'revenu principal hors fonction publique'],
        [1, 'main income from public service', 'revenu principal de la fonction publique'],
      ],
      label: ['Income from public service', 'Revenu de la fonction publique'],
      about: [
        'Whether the main income comes from public service.',
        'Si le revenu principal vient de la fonction publique.',
      ],
      higher: ['The income comes from public service', 'Le revenu vient de la fonction publique'],
    },
    {
      id: 'occupation_order',
      sql: `case a.OCCUPATION_TYPE ${OCCUPATION_CASES.join(' ')} end`,
      unit: 'none',
      group: 'work',
      label: ['Kind of occupation', 'Type de métier'],
      about: [
        'Occupations in five steps by how often payments were difficult in the past, from -1 (least) to 3 (most).',
        'Métiers en cinq niveaux selon la fréquence passée des difficultés de paiement, de -1 (le moins) à 3 (le plus).',
      ],
      higher: [
        'An occupation with more payment difficulties in the past',
        'Un métier avec plus de difficultés de paiement dans le passé',
      ],
      missing: ['The occupation is not known', 'Le métier n’est pas connu'],
    },
    {
      id: 'employer_kind',
      sql: 'a.ORGANIZATION_TYPE',
      categories: employers.map(({ value, text }) => [value, text.en, text.fr] as const),
      unit: 'none',
      group: 'work',
      label: ['Kind of employer', 'Type d’employeur'],
      about: [
        'The kind of organisation that the customer works for.',
        'Le type d’organisation où travaille le client.',
      ],
      higher: ['Kinds have no order', 'Les types n’ont pas d’ordre'],
      missing: ['No employer is stated, or of a new kind', 'Aucun employeur indiqué, ou d’un type nouveau'],
    },
    {
      id: 'self_employed',
      sql: flag("a.ORGANIZATION_TYPE = 'Self-employed'"),
      unit: 'flag',
      group: 'work',
      steps: [
        [0, 'not self-employed', 'sans activité indépendante'],
        [1, 'self-employed', 'activité indépendante'],
      ],
      label: ['Self-employed', 'Travail indépendant'],
      about: ['Whether the work is self-employed.', 'Si l’activité est indépendante.'],
      higher: ['Self-employed', 'Travail indépendant'],
      missing: ['No employer is stated', 'Aucun employeur n’est indiqué'],
    },
    {
      id: 'business_type_3',
      sql: flag("a.ORGANIZATION_TYPE = 'Business Entity Type 3'"),
      unit: 'flag',
      group: 'work',
      steps: [
        [0, 'another kind of employer', 'autre type d’employeur'],
        [1, 'company of type 3', 'entreprise de type 3'],
      ],
      label: ['Employer is a company of type 3', 'Employeur de type entreprise 3'],
      about: [
        'Whether the employer is in the largest class of companies in the file ("Business Entity Type 3").',
        'Si l’employeur est dans la classe d’entreprises la plus courante (« Business Entity Type 3 »).',
      ],
      higher: ['Works for such a company', 'Travaille dans une telle entreprise'],
      missing: ['No employer is stated', 'Aucun employeur n’est indiqué'],
    },
  ],
)
