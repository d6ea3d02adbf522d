import type { FastifyInstance, InjectOptions } from 'fastify'
import { homeCredit, homeCreditOversight } from '../../lenders/home-credit/index.ts'
import { createRandom } from '../../src/random/index.ts'
import { createServer } from '../../src/serve/index.ts'
import { recordBeside } from '../../src/serve/testing/record-beside.ts'
import { createAccount, openSession, openStore, type Store } from '../../src/store/index.ts'
import { type Bank, openBank } from '../../src/workspace/index.ts'

/** The service over a bank, and an adviser who may open the customers of one branch. */
export interface BankServer {
  readonly bank: Bank
  /** Applications of the branch, drawn by seed; those of them that the score declines. */
  readonly ids: readonly number[]
  readonly declined: readonly number[]
  /** The answer's text; anything but 200 is an error. Each call comes from an address of its own. */
  ask(path: string, body?: object): Promise<string>
  close(): Promise<void>
}

/** @param count applications to draw */
export async function openBankServer(dataDir: string, count: number): Promise<BankServer> {
  const bank = await openBank({ dataDir, lender: homeCredit })
  const store = await openStore(':memory:')
  const beside = await recordBeside(store, Date.now)
  const server = await createServer({
    ...beside,
    bank,
    store,
    lender: homeCredit,
    oversight: homeCreditOversight,
    clock: Date.now,
  })
  await server.ready()
  const { ids, declined, token } = await customersOfBranch(bank, store, count)
  const ask = asker(server, token)
  // The bins of all columns and the explanations are prepared beside the first requests: wait for them.
  await ask('columns')
  await bank.prepare(new AbortController().signal)
  return {
    bank,
    ids,
    declined,
    ask,
    async close() {
      await server.close()
      await beside.close()
      await store.close()
      await bank.close()
    },
  }
}

function asker(server: FastifyInstance, token: string): BankServer['ask'] {
  let k = 0
  return async (path, body) => {
    k++
    const request: InjectOptions = {
      url: `/v1/${path}`,
      headers: { host: 'localhost' },
      cookies: { vitrine: token },
      remoteAddress: `10.${k >> 16}.${(k >> 8) & 255}.${k & 255}`,
      ...(body !== undefined && { method: 'POST', payload: body }),
    }
    const { statusCode, body: text } = await server.inject(request)
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text}`)
    return text
  }
}

async function customersOfBranch(
  bank: Bank,
  store: Store,
  count: number,
): Promise<{ ids: number[]; declined: number[]; token: string }> {
  const [branch] = await bank.query('select BRANCH as name from envelope where BRANCH is not null limit 1')
  const name = (branch?.name as string | undefined) ?? null
  const rows = await bank.query(
    `select s.SK_ID_CURR as id, OUTCOME_BANK_COST = 'declined' as declined
     from scores s join envelope e using (SK_ID_CURR) ${name === null ? '' : 'where e.BRANCH = ?'} order by id`,
    name === null ? [] : [name],
  )
  const random = createRandom(1)
  const account = await createAccount(
    store,
    {
      name: 'bench',
      displayName: 'Bench',
      role: 'manager',
      branch: name,
      password: 'a long password',
      personId: null,
      applicationIds: [],
    },
    Date.now(),
  )
  const drawn = Array.from({ length: count }, () => rows[random.integer(rows.length)]!)
  return {
    ids: drawn.map((row) => row.id as number),
    declined: drawn.filter((row) => Boolean(row.declined)).map((row) => row.id as number),
    token: await openSession(store, account.id, Date.now()),
  }
}
