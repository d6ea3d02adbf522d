// Who asks what for the examples of the API's description, in an order in which each has something to answer.
export type Who =
  | 'nobody'
  | 'customer'
  | 'manager'
  | 'second'
  | 'riskOfficer'
  | 'auditor'
  | 'admin'
  | 'machine'

/** What earlier answers gave. */
export interface Known {
  readonly applicationId: number
  readonly version: number
  readonly dispute: number
  readonly modelId: string
  readonly code: string
  readonly item: string
}

export interface Call {
  readonly operation: string
  readonly who: Who
  readonly params?: (known: Known) => Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: (known: Known) => unknown
}

const ofFile = ({ applicationId }: Known) => ({ applicationId })
const core = () => ({ name: 'core-banking' })

const BUREAU = {
  SK_ID_BUREAU: 5_714_462,
  CREDIT_ACTIVE: 'Active',
  CREDIT_CURRENCY: 'currency 1',
  DAYS_CREDIT: -497,
  CREDIT_DAY_OVERDUE: 0,
  CNT_CREDIT_PROLONG: 0,
  AMT_CREDIT_SUM_OVERDUE: 0,
  CREDIT_TYPE: 'Consumer credit',
  DAYS_CREDIT_UPDATE: -30,
}

/** Made up. */
export const NEW_APPLICATION = {
  application: {
    NAME_CONTRACT_TYPE: 'Cash loans',
    FLAG_OWN_CAR: 'N',
    FLAG_OWN_REALTY: 'Y',
    AMT_INCOME_TOTAL: 135_000,
    AMT_CREDIT: 312_682,
    AMT_ANNUITY: 29_686,
    NAME_INCOME_TYPE: 'Working',
    NAME_EDUCATION_TYPE: 'Secondary / secondary special',
    NAME_HOUSING_TYPE: 'House / apartment',
    DAYS_EMPLOYED: -1213,
    DAYS_REGISTRATION: -4307,
    DAYS_ID_PUBLISH: -2291,
    ORGANIZATION_TYPE: 'Self-employed',
    EXT_SOURCE_2: 0.26,
  },
  tables: { bureau: [BUREAU] },
  personId: 'P-4711',
  branch: 'Toulouse Capitole',
  currency: 'EUR',
  reference: '2026-000017',
}

export const CALLS: readonly Call[] = [
  { operation: 'getHealthz', who: 'nobody' },
  { operation: 'getReadyz', who: 'nobody' },
  { operation: 'getSignIn', who: 'nobody' },
  { operation: 'postSession', who: 'nobody', body: () => ({ name: 'adviser', password: 'adviser-demo' }) },
  { operation: 'getSession', who: 'customer' },
  { operation: 'getApplications', who: 'manager', query: { q: '1000', show: 'declined' } },
  { operation: 'getApplicationsDecision', who: 'manager', params: ofFile },
  { operation: 'getApplicationsData', who: 'customer', params: ofFile },
  {
    operation: 'getApplicationsCompare',
    who: 'manager',
    params: ofFile,
    query: { group: 'similar', items: 'AMT_CREDIT,EXT_SOURCE_2' },
  },
  {
    operation: 'getApplicationsComparePair',
    who: 'manager',
    params: ofFile,
    query: { group: 'all', x: 'AMT_CREDIT', y: 'EXT_SOURCE_2' },
  },
  { operation: 'getApplicationsSimilar', who: 'manager', params: ofFile, query: { by: 'effects' } },
  { operation: 'getColumns', who: 'riskOfficer' },
  { operation: 'getApplicationsWhatIf', who: 'manager', params: ofFile },
  {
    operation: 'postApplicationsWhatIf',
    who: 'manager',
    params: ofFile,
    body: () => ({ edits: { AMT_CREDIT: 200_000 } }),
  },
  {
    operation: 'getApplicationsWhatIfCurve',
    who: 'manager',
    params: ofFile,
    query: { along: 'AMT_CREDIT' },
  },
  { operation: 'getApplicationsPlans', who: 'customer', params: ofFile },
  { operation: 'getApplicationsLetter', who: 'customer', params: ofFile, query: { lang: 'en' } },
  { operation: 'getApplicationsLetterPdf', who: 'customer', params: ofFile, query: { lang: 'en' } },
  {
    operation: 'postApplicationsReview',
    who: 'customer',
    params: ofFile,
    body: () => ({
      ownView: 'My income is higher since June: I have a permanent contract.',
      documents: 'Contract of 1 June 2026; payslips of June to October 2026.',
    }),
  },
  {
    operation: 'postApplicationsDispute',
    who: 'customer',
    params: ofFile,
    body: () => ({ column: 'AMT_INCOME_TOTAL', ownView: 'I earn more than the file says.' }),
  },
  {
    operation: 'postApplicationsReviewAnswer',
    who: 'manager',
    params: ofFile,
    body: ({ version }) => ({
      after: version,
      kept: true,
      answer: 'The contract was seen. The amount asked for stays too high for this income.',
    }),
  },
  {
    operation: 'postApplicationsDisputeAnswer',
    who: 'manager',
    params: ofFile,
    body: ({ version, dispute }) => ({
      after: version,
      dispute,
      answer: 'The payslips name the amount that is in the file.',
    }),
  },
  {
    operation: 'postApplicationsCorrection',
    who: 'manager',
    params: ofFile,
    body: ({ version }) => ({
      after: version,
      dispute: null,
      edits: { AMT_INCOME_TOTAL: 189_000 },
      words: 'Payslip of October 2026.',
    }),
  },
  { operation: 'getApplicationsReview', who: 'customer', params: ofFile },
  {
    operation: 'postApplicationsJudgement',
    who: 'manager',
    params: ofFile,
    body: () => ({ judgement: 'approve', words: 'Stable job, debts repaid.' }),
  },
  {
    operation: 'postApplicationsHumanDecision',
    who: 'manager',
    params: ofFile,
    body: ({ version }) => ({
      after: version,
      outcome: 'approved',
      reason: 'income-proved',
      words: 'The permanent contract was seen.',
    }),
  },
  {
    operation: 'postApplicationsSecondOpinion',
    who: 'second',
    params: ofFile,
    body: ({ version }) => ({ after: version, agrees: true, words: 'Seen and agreed.' }),
  },
  { operation: 'getApplicationsOversight', who: 'manager', params: ofFile },
  { operation: 'getOverrideRates', who: 'auditor' },
  {
    operation: 'postApplicationsScore',
    who: 'machine',
    headers: { 'idempotency-key': '2026-000017' },
    body: () => NEW_APPLICATION,
  },
  {
    operation: 'postApplicationsScoreOnly',
    who: 'machine',
    body: () => ({ application: NEW_APPLICATION.application, tables: NEW_APPLICATION.tables }),
  },
  { operation: 'getScoring', who: 'riskOfficer' },
  {
    operation: 'postScoring',
    who: 'riskOfficer',
    body: () => ({ stopped: true, reason: 'The file of an outside provider looks wrong today.' }),
  },
  { operation: 'getModel', who: 'riskOfficer', query: { score: 'bank_cost' } },
  {
    operation: 'getModelItemsByItem',
    who: 'riskOfficer',
    params: ({ item }) => ({ item }),
    query: { score: 'bank_cost' },
  },
  { operation: 'getModels', who: 'riskOfficer' },
  { operation: 'getModelsByModelId', who: 'riskOfficer', params: ({ modelId }) => ({ modelId }) },
  { operation: 'getRecords', who: 'auditor', query: { kind: 'score' } },
  { operation: 'getRecordsByRecordId', who: 'auditor', params: () => ({ recordId: 2 }) },
  { operation: 'getDictionary', who: 'customer', query: { theme: 'income-and-loan' } },
  { operation: 'getAccounts', who: 'admin' },
  {
    operation: 'postAccounts',
    who: 'admin',
    body: () => ({ role: 'manager', name: 'lea', displayName: 'Léa Martin', branch: 'Nantes' }),
  },
  { operation: 'postAccountsReset', who: 'admin', params: () => ({ name: 'lea' }) },
  {
    operation: 'postInvitation',
    who: 'nobody',
    body: ({ code }) => ({ name: 'lea', code, password: 'correct horse battery' }),
  },
  { operation: 'postAccountsDisable', who: 'admin', params: () => ({ name: 'lea' }) },
  { operation: 'getAccountLog', who: 'auditor' },
  {
    operation: 'postKeys',
    who: 'admin',
    body: () => ({ name: 'core-banking', scopes: ['score', 'explain'], days: 90 }),
  },
  {
    operation: 'postKeysRotate',
    who: 'admin',
    params: core,
    body: () => ({ days: 90, overlapHours: 24 }),
  },
  { operation: 'getKeys', who: 'admin' },
  { operation: 'postKeysRevoke', who: 'admin', params: core },
  {
    operation: 'postSessionPassword',
    who: 'customer',
    body: () => ({ current: 'customer-demo', next: 'correct horse battery' }),
  },
]
