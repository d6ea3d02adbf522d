import { fail } from '../errors/index.ts'
import { createAccount, findAccount } from '../store/index.ts'
import type { Bank } from '../workspace/index.ts'
import type { Service } from './start-service.ts'

export interface DemoAccount {
  readonly role: 'manager' | 'customer'
  readonly name: string
  readonly password: string
}

/** Known to everyone who reads this file: the demo therefore listens on this machine only. */
const ACCOUNTS: readonly DemoAccount[] = [
  { role: 'manager', name: 'adviser', password: 'adviser-demo' },
  { role: 'customer', name: 'customer', password: 'customer-demo' },
]
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

/** One account per role: an adviser of the first branch, and a customer of that branch whose application was declined. */
export async function demoAccounts(service: Service): Promise<readonly DemoAccount[]> {
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
        displayName: isCustomer
          ? (subject.name ?? `${subject.applicationId}`)
          : (subject.adviser ?? 'Léa Martin'),
        branch: isCustomer ? null : subject.branch,
        personId: isCustomer ? subject.personId : null,
        applicationIds: isCustomer ? [subject.applicationId] : [],
      },
      now,
    )
  }
  return ACCOUNTS
}

interface Subject {
  readonly applicationId: number
  readonly personId: string | null
  readonly name: string | null
  readonly branch: string | null
  readonly adviser: string | null
}

/** The first new application that the deciding score declines clearly; any application when there is none. */
async function declinedCustomer(bank: Bank): Promise<Subject> {
  const [row] = await bank.query(`
    select s.SK_ID_CURR, e.PERSON_ID, e.DISPLAY_NAME, e.BRANCH, e.ADVISER
    from scores s left join envelope e on e.SK_ID_CURR = s.SK_ID_CURR
    order by s.OUTCOME_BANK_COST <> 'declined', s.CLOSE_BANK_COST, s.SPLIT <> 'test', s.SK_ID_CURR
    limit 1`)
  const text = (name: string): string | null => (typeof row?.[name] === 'string' ? row[name] : null)
  return {
    applicationId: Number(row?.SK_ID_CURR),
    personId: text('PERSON_ID'),
    name: text('DISPLAY_NAME'),
    branch: text('BRANCH'),
    adviser: text('ADVISER'),
  }
}
