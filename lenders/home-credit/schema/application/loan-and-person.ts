import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { integer, number, text, values } from '../column.ts'
import { companions, loanTypes, yesNo } from '../shared-values.ts'

/** SK_ID_CURR to NAME_HOUSING_TYPE: what is asked for, and who asks. */
export const loanAndPerson: readonly ColumnSchema[] = [
  integer(
    'SK_ID_CURR',
    'none',
    ['Application number', 'Numéro de demande'],
    ['The number of this loan application.', 'Le numéro de cette demande de prêt.'],
  ),
  integer(
    'TARGET',
    'flag',
    ['Payment difficulties', 'Difficultés de paiement'],
    [
      'Whether one of the first payments of the loan was late by more than a set number of days. Known only for loans already granted.',
      'Indique si l’un des premiers paiements du prêt a eu plus d’un certain nombre de jours de retard. Connu seulement pour les prêts déjà accordés.',
    ],
    { onlyIn: 'application_train' },
  ),
  text(
    'NAME_CONTRACT_TYPE',
    ['Type of loan', 'Type de prêt'],
    [
      'Whether a cash loan or a revolving credit is asked for.',
      'Indique si la demande porte sur un prêt en argent ou un crédit renouvelable.',
    ],
    { values: loanTypes },
  ),
  text('CODE_GENDER', ['Gender', 'Sexe'], ['The gender on the file.', 'Le sexe indiqué dans le dossier.'], {
    values: values(['F', 'Woman', 'Femme'], ['M', 'Man', 'Homme']),
  }),
  text(
    'FLAG_OWN_CAR',
    ['Owns a car', 'Possède une voiture'],
    ['Whether the customer owns a car.', 'Indique si le client possède une voiture.'],
    { values: yesNo },
  ),
  text(
    'FLAG_OWN_REALTY',
    ['Owns a home', 'Possède un logement'],
    [
      'Whether the customer owns a house or a flat.',
      'Indique si le client possède une maison ou un appartement.',
    ],
    { values: yesNo },
  ),
  number(
    'CNT_CHILDREN',
    'count',
    ['Children', 'Enfants'],
    ['The number of children.', 'Le nombre d’enfants.'],
  ),
  number(
    'AMT_INCOME_TOTAL',
    'money',
    ['Declared income', 'Revenu déclaré'],
    ['The income stated in the application.', 'Le revenu indiqué dans la demande.'],
  ),
  number(
    'AMT_CREDIT',
    'money',
    ['Amount of the loan', 'Montant du prêt'],
    ['The amount of the loan asked for.', 'Le montant du prêt demandé.'],
  ),
  number(
    'AMT_ANNUITY',
    'money-per-month',
    ['Monthly payment', 'Mensualité'],
    ['What would have to be paid back each month.', 'Ce qu’il faudrait rembourser chaque mois.'],
    { nullable: true },
  ),
  number(
    'AMT_GOODS_PRICE',
    'money',
    ['Price of the purchase', 'Prix de l’achat'],
    ['The price of what the loan is meant to pay for.', 'Le prix de ce que le prêt doit financer.'],
    { nullable: true },
  ),
  text(
    'NAME_TYPE_SUITE',
    ['Who came along', 'Personne qui accompagnait'],
    [
      'Who came with the customer when the application was made.',
      'La personne qui accompagnait le client lors de la demande.',
    ],
    { nullable: true, values: companions },
  ),
  text(
    'NAME_INCOME_TYPE',
    ['Source of income', 'Source de revenu'],
    [
      'What the income comes from: a job, a pension or other.',
      'D’où vient le revenu\u00a0: travail, retraite ou autre.',
    ],
    {
      values: values(
        ['Working', 'Employee', 'Salarié'],
        ['Commercial associate', 'In business', 'Commerce et affaires'],
        ['Pensioner', 'Pensioner', 'Retraité'],
        ['State servant', 'Public servant', 'Agent public'],
        ['Unemployed', 'Unemployed', 'Sans emploi'],
        ['Student', 'Student', 'Étudiant'],
        ['Businessman', 'Business owner', 'Chef d’entreprise'],
        ['Maternity leave', 'On parental leave', 'En congé parental'],
      ),
    },
  ),
  text(
    'NAME_EDUCATION_TYPE',
    ['Education', 'Niveau d’études'],
    ['The highest level of education reached.', 'Le plus haut niveau d’études atteint.'],
    {
      values: values(
        ['Lower secondary', 'Lower secondary school', 'Collège'],
        ['Secondary / secondary special', 'Secondary school', 'Lycée ou formation professionnelle'],
        ['Incomplete higher', 'Higher education, not finished', 'Études supérieures non terminées'],
        ['Higher education', 'Higher education', 'Études supérieures'],
        ['Academic degree', 'Academic degree', 'Diplôme universitaire avancé'],
      ),
    },
  ),
  text(
    'NAME_FAMILY_STATUS',
    ['Family status', 'Situation familiale'],
    ['The family status on the file.', 'La situation familiale indiquée dans le dossier.'],
    {
      values: values(
        ['Married', 'Married', 'Marié'],
        ['Single / not married', 'Single', 'Célibataire'],
        ['Civil marriage', 'Civil partnership', 'Union civile'],
        ['Separated', 'Separated', 'Séparé'],
        ['Widow', 'Widowed', 'Veuf ou veuve'],
        ['Unknown', 'Not known', 'Inconnue'],
      ),
    },
  ),
  text(
    'NAME_HOUSING_TYPE',
    ['Housing', 'Logement'],
    ['The kind of home the customer lives in.', 'Le type de logement où vit le client.'],
    {
      values: values(
        ['House / apartment', 'House or flat', 'Maison ou appartement'],
        ['With parents', 'With parents', 'Chez les parents'],
        ['Municipal apartment', 'Council flat', 'Logement social'],
        ['Rented apartment', 'Rented flat', 'Appartement loué'],
        ['Office apartment', 'Flat that comes with the job', 'Logement de fonction'],
        ['Co-op apartment', 'Co-operative flat', 'Logement en coopérative'],
      ),
    },
  ),
]
