import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Rule } from '../../decide/index.ts'
import type { DecisionRecord } from '../../record/index.ts'
import {
  createAccount,
  findAccount,
  type NewAccount,
  openSession,
  openStore,
  type Store,
} from '../../store/index.ts'
import type { Bank, RawValue } from '../../workspace/index.ts'
import { createServer, type ServerOptions } from '../create-server.ts'
import { measuredRecord } from '../operations/measured-record.ts'
import { fixtureBank } from './fixture-bank.ts'
import { fixtureLender } from './fixture-lender.ts'
import { fixtureLetterSettings } from './fixture-letter.ts'
import { fixtureOversight } from './fixture-oversight.ts'
import { recordBeside } from './record-beside.ts'

/** 60 cash loans of rising amount, every sixth with difficulties, then two credit cards. */
export function fixtureApplications(): RawValue[][] {
  return Array.from({ length: 62 }, (_, k) => [
    100_001 + k,
    k % 10 === 9 ? null : k % 6 === 0 ? 1 : 0,
    k < 60 ? 'Cash loans' : 'Revolving loans',
    k % 2 === 0 ? 'F' : 'M',
    k % 3 === 0 ? 'driver' : 'cook',
    4000 + 100 * k,
    k === 5 ? null : 400 + 10 * k,
    2000,
    -365 * (k % 8),
    k === 7 ? null : ((k * 7) % 10) / 10,
  ])
}

const NAMES = ['Marc Ferrand', 'Éloïse Lefèvre', 'Jean-Pierre Œuvrard', 'Marie Martin']

export function fixtureEnvelope(): RawValue[][] {
  return Array.from({ length: 62 }, (_, k) => [
    100_001 + k,
    `P${Math.floor(k / 2)}`,
    NAMES[k % 4]!,
    `2026-${String(1 + (k % 12)).padStart(2, '0')}-15`,
    k % 2 === 0 ? 'Nantes' : 'Lyon',
    'Léa Martin',
    'EUR',
    'month',
  ])
}

/** 1 December 2026, noon. */
export const NOON = Date.UTC(2026, 11, 1, 12)

export const PEOPLE = {
  nantes: manager('nantes', 'Nantes'),
  nowhere: manager('nowhere', null),
  customer: { ...manager('customer', null), role: 'customer', personId: 'P0' },
  listed: { ...manager('listed', null), role: 'customer', applicationIds: [100_004] },
  stranger: { ...manager('stranger', null), role: 'customer' },
  risk: { ...manager('risk', null), role: 'risk_officer' },
  auditor: { ...manager('auditor', null), role: 'auditor' },
  admin: { ...manager('admin', null), role: 'admin' },
} as const satisfies Record<string, NewAccount>

function manager(name: string, branch: string | null): NewAccount {
  return {
    name,
    displayName: `Test ${name}`,
    role: 'manager',
    branch,
    password: 'a long password',
    personId: null,
    applicationIds: [],
  }
}

export interface Fixture {
  readonly server: FastifyInstance
  readonly bank: Bank
  readonly store: Store
  readonly record: DecisionRecord
  /** File of the stop switch. */
  readonly stopSwitch: string
  /** Calls as one of PEOPLE, or as nobody. */
  as(who: keyof typeof PEOPLE | null, request: InjectOptions | string): Promise<LightMyRequestResponse>
  setTime(now: number): void
  close(): Promise<void>
}

export async function startFixture(
  options: Partial<
    Pick<
      ServerOptions,
      | 'bank'
      | 'lender'
      | 'webRoot'
      | 'logger'
      | 'store'
      | 'letterSettings'
      | 'organisation'
      | 'oversight'
      | 'patience'
      | 'metrics'
      | 'limits'
    >
  > & {
    readonly withoutEnvelope?: boolean
    /** Of the bank, instead of the policy's. */
    readonly rules?: readonly Rule[]
    /** Of the record, with a store that stays. */
    readonly keysFolder?: string
  } = {},
): Promise<Fixture> {
  const { withoutEnvelope, rules, keysFolder, ...served } = options
  const bank = await fixtureBank({
    applications: fixtureApplications(),
    envelope: withoutEnvelope ? [] : fixtureEnvelope(),
    ...(rules && { rules }),
  })
  const store = options.store ?? (await openStore(':memory:'))
  let now = NOON
  const beside = await recordBeside(store, () => now, keysFolder)
  const { stop, stopSwitch } = beside
  const record = options.metrics ? measuredRecord(beside.record, options.metrics) : beside.record
  const server = await createServer({
    bank,
    record,
    stop,
    lender: fixtureLender,
    letterSettings: fixtureLetterSettings,
    oversight: fixtureOversight,
    clock: () => now,
    models: async () => [
      { id: 'fixture-model', role: 'champion', storedAt: null, sound: null, damage: null },
    ],
    ...served,
    store,
  })
  const tokens = new Map<string, string>()
  for (const [who, account] of Object.entries(PEOPLE)) {
    const { id } = (await findAccount(store, account.name)) ?? (await createAccount(store, account, now))
    tokens.set(who, await openSession(store, id, now))
  }
  return {
    server,
    bank,
    store,
    record,
    stopSwitch,
    as(who, request) {
      const options = typeof request === 'string' ? { url: request } : request
      const cookies = who === null ? {} : { vitrine: tokens.get(who)! }
      return server.inject({ ...options, cookies, headers: { host: 'localhost:8080', ...options.headers } })
    },
    setTime(time) {
      now = time
    },
    async close() {
      await server.close()
      await beside.close()
      await store.close()
      await bank.close()
    },
  }
}
