import type { FeatureDefinition, ReasonGroup } from '../../features/index.ts'
import type { ColumnSchema, LocalText, TableSchema } from '../../ingest/index.ts'
import type { Lender } from '../../workspace/index.ts'

/** A lender of two tables and four features, small enough to check by hand. */

const both = (text: string): LocalText => ({ en: text, fr: `${text} (fr)` })
const NOT_GIVEN: LocalText = { en: 'not given', fr: 'non indiqué' }

function column(name: string, type: ColumnSchema['type'], unit: ColumnSchema['unit'] = 'none'): ColumnSchema {
  return { name, type, nullable: true, label: both(name.toLowerCase()), about: both(`About ${name}.`), unit }
}

const id = column('SK_ID_CURR', 'integer')
const table = (name: string, columns: readonly ColumnSchema[]): TableSchema => ({
  name,
  files: [name],
  required: true,
  columns,
  flags: [],
  key: ['SK_ID_CURR'],
  unique: true,
  applicationId: { column: 'SK_ID_CURR' },
  sortBy: ['SK_ID_CURR'],
  label: both(name),
  about: both(`Rows of ${name}.`),
})

const cashOrCard = [
  { value: 'Cash loans', text: { en: 'Cash loan', fr: 'Prêt en argent' } },
  { value: 'Revolving loans', text: { en: 'Credit card', fr: 'Carte de crédit' } },
]

export const applicationColumns: readonly ColumnSchema[] = [
  id,
  column('TARGET', 'integer', 'flag'),
  { ...column('NAME_CONTRACT_TYPE', 'text'), values: cashOrCard },
  column('CODE_GENDER', 'text'),
  column('JOB', 'text'),
  column('AMT_CREDIT', 'number', 'money'),
  column('AMT_ANNUITY', 'number', 'money-per-month'),
  column('AMT_INCOME_TOTAL', 'number', 'money'),
  column('DAYS_EMPLOYED', 'number', 'days'),
  column('EXT_SOURCE', 'number', 'score'),
]

const ENVELOPE = [
  'PERSON_ID',
  'DISPLAY_NAME',
  'RECEIVED_ON',
  'BRANCH',
  'ADVISER',
  'CURRENCY',
  'INCOME_PERIOD',
]

const features: readonly FeatureDefinition[] = [
  feature(
    'payment_share',
    'a.AMT_ANNUITY / nullif(a.AMT_INCOME_TOTAL, 0)',
    'share',
    'payment',
    'income-and-loan',
  ),
  feature('loan_amount', 'a.AMT_CREDIT', 'money', 'amount', 'income-and-loan'),
  feature('outside_score', 'a.EXT_SOURCE', 'score', 'outside', 'external-scores'),
  {
    ...feature('job', 'a.JOB', 'none', 'work', 'income-and-loan'),
    kind: 'category',
    categories: ['cook', 'driver'],
  },
]

function feature(
  name: string,
  sql: string,
  unit: FeatureDefinition['unit'],
  reasonGroup: string,
  theme: FeatureDefinition['theme'],
): FeatureDefinition {
  return {
    id: name,
    scope: 'application',
    sql,
    kind: 'number',
    label: both(name),
    about: both(`About ${name}.`),
    unit,
    theme,
    reasonGroup,
    missing: { en: `no ${name}`, fr: `pas de ${name}` },
    higher: both(`more ${name}`),
  }
}

const groups: readonly ReasonGroup[] = features.map(({ reasonGroup, theme, id: lead }) => {
  const says = {
    raises: both(`high ${reasonGroup}`),
    lowers: both(`low ${reasonGroup}`),
    missing: both(`unknown ${reasonGroup}`),
  }
  return { id: reasonGroup, theme, label: both(reasonGroup), ...says, toCustomer: says, lead }
})

const use = (name: string) =>
  ['CODE_GENDER', 'TARGET'].includes(name) ? ('never' as const) : ('model' as const)

export const fixtureLender: Lender = {
  id: 'fixture',
  name: 'Fixture Bank',
  tables: [
    table('application', applicationColumns),
    {
      ...table('elsewhere', [id, column('DAY', 'integer', 'days'), column('OWED', 'number', 'money')]),
      unique: false,
    },
    table('envelope', [id, ...ENVELOPE.map((name) => column(name, 'text'))]),
  ],
  quirks: {},
  catalogue: { grains: [], features, reasonGroups: groups },
  policies: [
    {
      version: 'test-1',
      profile: 'eu-fr',
      greyBand: 0.01,
      maxReasons: 4,
      minReasonShare: 0.05,
      grounds: { test: both('test') },
      keptOut: [],
      rules: [
        {
          id: 'payment-above-six-tenths',
          when: { fact: 'payment_share', above: 0.6 },
          text: {
            en: 'The payment is above six tenths of income',
            fr: 'La mensualité dépasse six dixièmes du revenu',
          },
          source: 'Fixture policy 1',
        },
      ],
      columns: Object.fromEntries([
        ...applicationColumns.map(({ name }) => [`application.${name}`, { use: use(name), why: 'test' }]),
        ...['SK_ID_CURR', 'DAY', 'OWED'].map((name) => [`elsewhere.${name}`, { use: 'model', why: 'test' }]),
        ...['SK_ID_CURR', ...ENVELOPE].map((name) => [`envelope.${name}`, { use: 'never', why: 'test' }]),
      ]),
    },
  ],
  recourse: {
    amount: 'AMT_CREDIT',
    payment: 'AMT_ANNUITY',
    amountBounds: { min: 100, step: 100 },
    waiting: { column: 'DAYS_EMPLOYED', perMonth: -30 },
    offers: {
      currency: 'EUR',
      amount: { min: 100, max: 100_000, step: 100 },
      terms: [
        { months: 12, annualRate: 0.06 },
        { months: 24, annualRate: 0.09 },
        { months: 48, annualRate: 0.12 },
      ],
      maxAnnualRate: 0.2,
    },
  },
  letter: {
    externalScores: [
      {
        provider: 'A',
        column: 'EXT_SOURCE',
        saidAs: { en: 'outside agency A', fr: 'l’organisme extérieur A' },
      },
    ],
    neverUsed: [{ columns: ['application.CODE_GENDER'], words: { en: 'your sex', fr: 'votre sexe' } }],
  },
  pages: {
    header: { loanType: 'NAME_CONTRACT_TYPE', amount: 'AMT_CREDIT' },
    facts: {
      asked: [fact('AMT_CREDIT', 'cast(a.AMT_CREDIT as double)', 'money')],
      known: [
        {
          ...fact('AMT_INCOME_TOTAL', 'cast(a.AMT_INCOME_TOTAL as double)', 'money'),
          labelByIncomePeriod: { month: both('monthly income'), year: both('yearly income') },
        },
        fact('CODE_GENDER', 'a.CODE_GENDER', 'none'),
      ],
    },
    whatIf: {
      editable: [
        {
          column: 'AMT_CREDIT',
          section: 'loan',
          label: both('Amount'),
          bounds: { relative: { min: 0.5, max: 2 }, absolute: { min: 100, max: 100_000 }, step: 100 },
        },
        {
          column: 'AMT_ANNUITY',
          section: 'loan',
          label: both('Payment'),
          bounds: { absolute: { min: 10, max: 5000 }, step: 10 },
        },
        { column: 'NAME_CONTRACT_TYPE', section: 'loan', label: both('Type') },
      ],
      locked: [fact('EXT_SOURCE', 'a.EXT_SOURCE', 'score')],
    },
    sections: {
      told: [
        'NAME_CONTRACT_TYPE',
        'CODE_GENDER',
        'JOB',
        'AMT_CREDIT',
        'AMT_ANNUITY',
        'AMT_INCOME_TOTAL',
        'DAYS_EMPLOYED',
      ],
      ours: ['TARGET'],
      others: ['EXT_SOURCE'],
      left: ['SK_ID_CURR'],
    },
    missing: {
      columns: { EXT_SOURCE: { en: 'provider knows nothing', fr: 'le fournisseur ne sait rien' } },
      sections: { told: NOT_GIVEN, ours: NOT_GIVEN, others: NOT_GIVEN },
      sideTables: NOT_GIVEN,
    },
    sideTables: [{ table: 'elsewhere', columns: ['DAY', 'OWED'], newestFirst: 'DAY desc', rows: 3 }],
    history: {
      sql: `select 'elsewhere' as LANE, null as KIND, OWED as AMOUNT, OWED, cast(DAY as double) as START_DAY,
              null as END_DAY, null as PLANNED_END_DAY, 'open' as STATE, null as LATE_DAYS, null as LATE_DAY
            from elsewhere where SK_ID_CURR = ? order by DAY desc`,
      kinds: [],
      unknownKind: both('credit'),
    },
    similar: { equal: ['NAME_CONTRACT_TYPE'], within: [{ column: 'AMT_CREDIT', share: 0.5 }] },
    comparable: [
      { column: 'NAME_CONTRACT_TYPE', theme: 'income-and-loan' },
      { column: 'AMT_CREDIT', theme: 'income-and-loan' },
      { column: 'AMT_INCOME_TOTAL', theme: 'income-and-loan' },
      { column: 'CODE_GENDER', theme: 'file' },
    ],
  },
}

function fact(name: string, sql: string, unit: ColumnSchema['unit']) {
  return {
    column: name,
    sql,
    reads: [`application.${name}`],
    label: both(name.toLowerCase()),
    unit,
    missing: NOT_GIVEN,
  }
}
