import type { Role } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { accountWith, type Store } from '../store/index.ts'

export interface DemoAccount {
  readonly role: Exclude<Role, 'machine'>
  readonly name: string
  readonly password: string
}

/** Known to everyone who reads this file: the demo therefore listens on this machine only. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { role: 'manager', name: 'adviser', password: 'adviser-demo' },
  { role: 'customer', name: 'customer', password: 'customer-demo' },
  { role: 'risk_officer', name: 'risk-officer', password: 'risk-officer-demo' },
  { role: 'auditor', name: 'auditor', password: 'auditor-demo' },
  { role: 'admin', name: 'administrator', password: 'administrator-demo' },
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

/**
 * Other machines may reach a service only while nobody can read a password of it in the source.
 * @throws VitrineError E_DEMO_ACCOUNT when an account still has its password of the demo
 */
export async function refuseDemoAccounts(store: Store, host: string): Promise<void> {
  if (LOOPBACK.has(host)) return
  for (const { name, password } of DEMO_ACCOUNTS) {
    if ((await accountWith(store, name, password)) === undefined) continue
    fail('E_DEMO_ACCOUNT', {
      what: 'An account of the demo has a password that anyone can read in the source.',
      got: name,
      expected: 'no such account on a service that other machines reach',
      remedy: `Run "vitrine user disable ${name}", then start again.`,
    })
  }
}
