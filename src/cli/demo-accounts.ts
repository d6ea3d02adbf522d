import { homeCreditOversight } from '../../lenders/home-credit/index.ts'
import { createAccount, findAccount } from '../store/index.ts'
import type { Bank } from '../workspace/index.ts'
import { DEMO_ACCOUNTS, type DemoAccount } from './demo-access.ts'
import type { Service } from './start-service.ts'

const NO_WISHES = { levers: {}, mostPayment: null }
/** One account per role: a customer whose application was declined, an adviser of that customer's branch, and the others. */
export async function demoAccounts(service: Service): Promise<readonly DemoAccount[]> {
  const held = await Promise.all(DEMO_ACCOUNTS.map(({ name }) => findAccount(service.store, name)))
  if (held.every((account) => account !== undefined)) return DEMO_ACCOUNTS
  const subject = await declinedCustomer(service.bank)
  const now = Date.now()
  // Their passwords are hashed on several threads at once.
  await Promise.all(
    DEMO_ACCOUNTS.map(async ({ role, name, password }, index) => {
      if (held[index] !== undefined) return
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
    }),
  )
  return DEMO_ACCOUNTS
}

function displayNameOf(role: DemoAccount['role'], { name, applicationId, adviser }: Subject): string {
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
 * Of the new applications that the score, and no rule, declines nearest to the limit, and not so near that a person decides,
 * the one with most plans: its pages have most to show. Any application when none is declined.
 */
async function declinedCustomer(bank: Bank): Promise<Subject> {
  const { greyBandPoints } = homeCreditOversight
  const rows = await bank.query(`
    select s.SK_ID_CURR, e.PERSON_ID, e.DISPLAY_NAME, e.BRANCH, e.ADVISER
    from scores s left join envelope e on e.SK_ID_CURR = s.SK_ID_CURR
    order by s.PD_BANK_COST < s.LIMIT_PD_BANK_COST, 100 * abs(s.PD_BANK_COST - s.LIMIT_PD_BANK_COST) <= ${greyBandPoints}, s.SPLIT <> 'test', s.PD_BANK_COST, s.SK_ID_CURR
    limit ${CANDIDATES}`)
  let [row] = rows
  let most = 0
  for (const candidate of rows) {
    const { reason, scored, plans } = await bank.plans(Number(candidate.SK_ID_CURR), NO_WISHES)
    if (reason === 'declined' && scored.rules.length === 0 && plans.length > most) {
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
