import type { Role } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { authenticate, createAccount, findAccount, type Store } from '../store/index.ts'
import type { Bank } from '../workspace/index.ts'
import type { Service } from './start-service.ts'

export interface DemoAccount {
  readonly role: Role
  readonly name: string
  readonly password: string
}

/** Known to everyone who reads this file: the demo therefore listens on this machine only. */
const ACCOUNTS: readonly DemoAccount[] = [
  { role: 'manager', name: 'adviser', password: 'adviser-demo' },
  { role: 'customer', name: 'customer', password: 'customer-demo' },
  { role: 'risk_officer', name: 'risk-officer', password: 'risk-officer-demo' },
  { role: 'auditor', name: 'auditor', password: 'auditor-demo' },
  { role: 'admin', name: 'administrator', password: 'administrator-demo' },
]
const NO_WISHES = { levers: {}, mostPayment: null }
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

/**
 * Asked before any work is done, because the refusal is known at once.
 * @throws VitrineError E_DEMO_HOST when the service could be reached from other machines
 */
export function requireThisMachine(host: string): void {
  if (LOOPBACK.has(host)) return
  fail('E_DEMO_HOST', {
    what: 'The demo accounts have passwords that anyone can read in the source.',
    got: host,
    expected: '127.0.0.1',
    remedy: 'Use "vitrine serve --host" with accounts of your own.',
  })
}

/** One account per role: a customer whose application was declined, an adviser of that customer's branch, and the others. */
export async function demoAccounts(service: Service): Promise<readonly DemoAccount[]> {
  const held = await Promise.all(ACCOUNTS.map(({ name }) => findAccount(service.store, name)))
  if (held.every((account) => account !== undefined)) return ACCOUNTS
  const subject = await declinedCustomer(service.bank)
  const now = Date.now()
  for (const { role, name, password } of ACCOUNTS) {
    if ((await findAccount(service.store, name)) !== undefined) continue
    const isCustomer = role === 'customer'
    await createAccount(
      service.store,
      {
        name,
        password,
        role,
        displayName: displayNameOf(role, subject),
        branch: role === 'manager' ? subject.branch : null,
        personId: isCustomer ? subject.personId : null,
        applicationIds: isCustomer ? [subject.applicationId] : [],
      },
      now,
    )
  }
  return ACCOUNTS
}

function displayNameOf(role: Role, { name, applicationId, adviser }: Subject): string {
  switch (role) {
    case 'customer':
      return name ?? `${applicationId}`
    case 'manager':
      return adviser ?? 'Léa Martin'
    case 'risk_officer':
      return 'Nadia Roux'
    case 'auditor':
      return 'Paul Girard'
    case 'admin':
      return 'Sam Petit'
  }
}

/**
 * Other machines may reach a service whose accounts nobody can read the passwords of.
 * @throws VitrineError E_DEMO_ACCOUNT when an account still has its password of the demo
 */
export async function refuseDemoAccounts(store: Store, host: string): Promise<void> {
  if (LOOPBACK.has(host)) return
  for (const { name, password } of ACCOUNTS) {
    if ((await findAccount(store, name)) === undefined) continue
    const answer = await authenticate(store, name, password, Date.now())
    if (answer.kind === 'wrong') continue
    fail('E_DEMO_ACCOUNT', {
      what: 'An account of the demo has a password that anyone can read in the source.',
      got: name,
      expected: 'no such account on a service that other machines reach',
      remedy: `Run "vitrine user disable ${name}", then start again.`,
    })
  }
}

interface Subject {
  readonly applicationId: number
  readonly personId: string | null
  readonly name: string | null
  readonly branch: string | null
  readonly adviser: string | null
}

/** How many declines near the limit are asked for their plans. */
const CANDIDATES = 24

/**
 * Of the new applications that are declined nearest to the limit, the one with most plans: its pages have most to
 * show. Any application when none is declined.
 */
async function declinedCustomer(bank: Bank): Promise<Subject> {
  const rows = await bank.query(`
    select s.SK_ID_CURR, e.PERSON_ID, e.DISPLAY_NAME, e.BRANCH, e.ADVISER
    from scores s left join envelope e on e.SK_ID_CURR = s.SK_ID_CURR
    order by s.OUTCOME_BANK_COST <> 'declined', s.SPLIT <> 'test', s.PD_BANK_COST, s.SK_ID_CURR
    limit ${CANDIDATES}`)
  let [row] = rows
  let most = 0
  for (const candidate of rows) {
    const { reason, plans } = await bank.plans(Number(candidate.SK_ID_CURR), NO_WISHES)
    if (reason === 'declined' && plans.length > most) {
      most = plans.length
      row = candidate
    }
  }
  const text = (name: string): string | null => (typeof row?.[name] === 'string' ? row[name] : null)
  return {
    applicationId: Number(row?.SK_ID_CURR),
    personId: text('PERSON_ID'),
    name: text('DISPLAY_NAME'),
    branch: text('BRANCH'),
    adviser: text('ADVISER'),
  }
}
