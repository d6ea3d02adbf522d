import type { Scope } from './keys.ts'
import type { Role } from './session.ts'

const EVERYONE = ['customer', 'manager', 'risk_officer', 'auditor', 'admin'] as const

/** What may be done with one application, and by whom; of which applications is a question of its own (`can`). */
const ABOUT_APPLICATION = {
  decision: ['customer', 'manager', 'risk_officer', 'auditor'],
  data: ['customer', 'manager', 'auditor'],
  compare: ['customer', 'manager', 'risk_officer'],
  'compare-pair': ['manager', 'risk_officer'],
  similar: ['customer', 'manager', 'risk_officer'],
  'what-if': ['customer', 'manager', 'risk_officer'],
  plans: ['customer', 'manager'],
  letter: ['customer', 'manager'],
  oversight: ['manager', 'risk_officer', 'auditor'],
  judge: ['manager'],
  decide: ['manager'],
  'second-opinion': ['manager', 'risk_officer'],
  review: ['customer', 'manager', 'auditor'],
  'ask-review': ['customer'],
  'answer-review': ['manager'],
  dispute: ['customer'],
  'answer-dispute': ['manager'],
  correct: ['manager'],
} as const satisfies Record<string, readonly Role[]>

/** What is about no single application. */
const ABOUT_NOBODY = {
  find: ['manager', 'risk_officer', 'auditor'],
  columns: ['manager', 'risk_officer'],
  model: ['manager', 'risk_officer', 'auditor'],
  dictionary: ['customer', 'manager', 'risk_officer', 'auditor'],
  session: EVERYONE,
  accounts: ['admin'],
  'account-log': ['auditor'],
  keys: ['admin'],
  records: ['auditor'],
  models: ['risk_officer', 'auditor'],
  /** A new application, posted over the API. */
  score: [],
  /** Whether new scores are stopped. */
  scoring: ['manager', 'risk_officer', 'auditor', 'admin'],
  'stop-scoring': ['risk_officer', 'admin'],
  'override-rates': ['risk_officer', 'auditor'],
} as const satisfies Record<string, readonly Role[]>

export type ApplicationAction = keyof typeof ABOUT_APPLICATION
export type Action = ApplicationAction | keyof typeof ABOUT_NOBODY

const RIGHTS: Readonly<Record<Action, readonly Role[]>> = { ...ABOUT_APPLICATION, ...ABOUT_NOBODY }

/** What each scope of a machine's key opens; whatever stands in none of them is for people alone. */
const SCOPED: Readonly<Record<Scope, readonly Action[]>> = {
  score: ['score'],
  explain: ['find', 'decision', 'what-if', 'plans', 'dictionary'],
  compare: ['compare', 'compare-pair', 'similar', 'columns'],
  letter: ['letter'],
  records: ['records'],
  models: ['models', 'model'],
}
const SCOPES = Object.keys(SCOPED) as Scope[]

/** The scopes that open this to a machine, any one of them; none for what is for people alone. */
export function scopesFor(action: Action): readonly Scope[] {
  return SCOPES.filter((scope) => SCOPED[scope].includes(action))
}

/** Whether the role may do this at all; the server's routes and the pages of the web application both follow it. */
export function mayDo(role: Role, action: Action): boolean {
  return role === 'machine' ? scopesFor(action).length > 0 : RIGHTS[action].includes(role)
}

export function rolesFor(action: Action): readonly Role[] {
  return RIGHTS[action]
}

export function isAboutApplication(action: Action): action is ApplicationAction {
  return Object.hasOwn(ABOUT_APPLICATION, action)
}
