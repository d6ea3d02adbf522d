import { flag, ratio, yearsBack } from '../../../src/features/index.ts'
import { family } from './family.ts'

/** A46. */
export const AGE = yearsBack('a.DAYS_BIRTH')

/** A46, A49, A50, A54, A55, N19: age and what is made from it. */
export const applicationAge = family(
  { theme: 'file', missing: ['The file does not say', 'Le dossier ne le dit pas'] },
  [
    {
      id: 'age',
      sql: AGE,
      unit: 'years',
      group: 'age',
      label: ['Age', 'Âge'],
      about: ['Age at the application.', 'Âge au moment de la demande.'],
      higher: ['Older', 'Plus âgé'],
      // An elderly age may never count against the applicant (12 CFR 1002.6(b)(2)).
      monotone: 'decreasing',
    },
    {
      id: 'age_in_whole_years',
      sql: `floor(${AGE})`,
      unit: 'years',
      group: 'age',
      label: ['Age in whole years', 'Âge en années entières'],
      about: ['Age at the last birthday.', 'Âge au dernier anniversaire.'],
      higher: ['Older', 'Plus âgé'],
      monotone: 'decreasing',
    },
    {
      id: 'job_share_of_life',
      sql: ratio('a.DAYS_EMPLOYED', 'a.DAYS_BIRTH'),
      unit: 'share',
      group: 'age',
      label: ['Part of life in the current job', 'Part de la vie dans l’emploi actuel'],
      about: ['Time in the job divided by age.', 'Ancienneté dans l’emploi divisée par l’âge.'],
      higher: ['A larger part', 'Une plus grande part'],
      missing: ['No current job', 'Pas d’emploi actuel'],
    },
    {
      id: 'age_at_job_start',
      sql: '(cast(a.DAYS_EMPLOYED as double) - cast(a.DAYS_BIRTH as double)) / 365.25e0',
      unit: 'years',
      group: 'age',
      label: ['Age when the job began', 'Âge au début de l’emploi'],
      about: ['Age when the current job began.', 'Âge au début de l’emploi actuel.'],
      higher: ['Older at the start', 'Plus âgé au début'],
      missing: ['No current job', 'Pas d’emploi actuel'],
    },
    {
      id: 'document_age_share_of_life',
      sql: ratio('a.DAYS_ID_PUBLISH', 'a.DAYS_BIRTH'),
      unit: 'share',
      group: 'age',
      label: ['Age of the document in relation to age', 'Ancienneté du document par rapport à l’âge'],
      about: ['Age of the identity document divided by age.', 'Ancienneté de la pièce divisée par l’âge.'],
      higher: ['An older document', 'Un document plus ancien'],
    },
    {
      id: 'age_at_loan_end',
      sql: `${AGE} + ${ratio('a.AMT_CREDIT', 'a.AMT_ANNUITY')} / 12e0`,
      unit: 'years',
      group: 'age',
      label: ['Age at the end of the loan', 'Âge à la fin du prêt'],
      about: ['Age when the loan would be paid back.', 'Âge au moment où le prêt serait remboursé.'],
      higher: ['Older at the end', 'Plus âgé à la fin'],
    },
  ],
)

/** A16, A17, A22, A23, A57, A61-A63: sex, family and what is shared by a household. */
export const applicationHousehold = family(
  { theme: 'file', missing: ['The file does not say', 'Le dossier ne le dit pas'] },
  [
    {
      id: 'income_per_person',
      sql: ratio('a.AMT_INCOME_TOTAL', 'a.CNT_FAM_MEMBERS'),
      unit: 'money',
      group: 'household',
      label: ['Income per person', 'Revenu par personne'],
      about: ['Income divided by family members.', 'Revenu divisé par les membres de la famille.'],
      higher: ['More income per person', 'Plus de revenu par personne'],
    },
    {
      id: 'income_left_per_person',
      sql: ratio('(a.AMT_INCOME_TOTAL - a.AMT_ANNUITY)', 'a.CNT_FAM_MEMBERS'),
      unit: 'money',
      group: 'household',
      label: ['Income left per person', 'Reste du revenu par personne'],
      about: [
        'Income minus the payment, divided by family members.',
        'Revenu moins la mensualité, divisé par les membres de la famille.',
      ],
      higher: ['More is left per person', 'Il reste plus par personne'],
    },
    {
      id: 'children',
      sql: 'a.CNT_CHILDREN',
      unit: 'count',
      group: 'household',
      label: ['Children', 'Enfants'],
      about: ['Number of children.', 'Nombre d’enfants.'],
      higher: ['More children', 'Plus d’enfants'],
    },
    {
      id: 'family_members',
      sql: 'a.CNT_FAM_MEMBERS',
      unit: 'count',
      group: 'household',
      label: ['Family members', 'Membres de la famille'],
      about: ['Number of family members.', 'Nombre de membres de la famille.'],
      higher: ['A larger family', 'Une famille plus grande'],
    },
    {
      id: 'man',
      sql: "case when a.CODE_GENDER = 'M' then 1e0 when a.CODE_GENDER = 'F' then 0e0 end",
      unit: 'flag',
      group: 'household',
      label: ['Man', 'Homme'],
      about: ['Whether the person is a man.', 'Si la personne est un homme.'],
      higher: ['A man', 'Un homme'],
    },
    ...(
      [
        ['married', 'Married', 'Marié'],
        ['single', 'Single / not married', 'Célibataire'],
        ['civil_marriage', 'Civil marriage', 'Union civile'],
      ] as const
    ).map(([id, value, fr]) => ({
      id,
      sql: flag(`a.NAME_FAMILY_STATUS = '${value}'`),
      unit: 'flag' as const,
      group: 'household',
      label: [value, fr] as const,
      about: [
        `Whether the family status is "${value}".`,
        `Si la situation familiale est « ${fr} ».`,
      ] as const,
      higher: [value, fr] as const,
    })),
  ],
)
