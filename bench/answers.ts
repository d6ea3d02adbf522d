import { homeCredit } from '../lenders/home-credit/index.ts'
import { createRandom } from '../src/random/index.ts'
import { createServer } from '../src/serve/index.ts'
import { recordBeside } from '../src/serve/testing/record-beside.ts'
import { createAccount, openSession, openStore, type Store } from '../src/store/index.ts'
import { type Bank, openBank } from '../src/workspace/index.ts'
import { bankInUse } from './answers/bank-in-use.ts'
import { kernelBesidePlain } from './answers/kernel-beside-plain.ts'
import { times } from './answers/times.ts'
import type { Bench } from './bench.ts'

/** Train and test of the full data. */
const FULL_SIZE = 356_255
const CUSTOMERS = 200
const headers = { host: 'localhost' }
/** The first calls read files and compile. */
const WARM_UP = 20

const GROUP = 'NAME_CONTRACT_TYPE:Cash loans;AMT_CREDIT'
/** Ten items: numbers and categories, raw columns and features. */
const ITEMS = [
  'AMT_CREDIT',
  'AMT_INCOME_TOTAL',
  'AMT_ANNUITY',
  'NAME_CONTRACT_TYPE',
  'external_score_mean',
  'external_score_lowest',
  'payment_to_income',
  'years_in_job',
  'loan_to_goods_price',
  'employer_kind',
].join(',')

/** One answer that a page asks for; `customer` is an application id, `k` counts calls. */
const ASKED: Readonly<Record<string, (customer: number, k: number) => string>> = {
  similar: (id) => `applications/${id}/similar`,
  'similar by score, all': (id) => `applications/${id}/similar?by=score&group=all`,
  'similar by score, group': (id, k) => `applications/${id}/similar?by=score&${customGroup(k)}`,
  'compare, 10 items, other group each time': (id, k) =>
    `applications/${id}/compare?${customGroup(k)}&items=${ITEMS}`,
  'compare by outcome, 10 items': (id, k) =>
    `applications/${id}/compare?${customGroup(k)}&items=${ITEMS}&by=outcome`,
  pair: (id, k) =>
    `applications/${id}/compare/pair?x=external_score_mean&y=payment_to_income&${customGroup(k)}`,
  model: () => 'model',
}

function customGroup(k: number): string {
  return `group=custom&filter=${encodeURIComponent(`${GROUP}:${100_000 + 1000 * (k % 400)}..`)}`
}

/** How long does the server take for what pages ask, over the whole population? */
export const answers: Bench = {
  name: 'answers',
  question: 'Milliseconds of server time for similar customers, groups and the model page, at full size',
  unit: 'milliseconds, p95 of 50 similar customers',
  async run({ scratch, applications = FULL_SIZE, log }) {
    const dataDir = await bankInUse(scratch, applications, log)
    const bank = await openBank({ dataDir, lender: homeCredit })
    const store = await openStore(':memory:')
    const beside = await recordBeside(store, Date.now)
    const server = await createServer({ ...beside, bank, store, lender: homeCredit, clock: Date.now })
    try {
      await server.ready()
      const { ids, token } = await customersOfBranch(bank, store)
      // The bins of all columns are read beside the first requests: wait for them.
      await server.inject({ url: '/v1/columns', headers, cookies: { vitrine: token } })
      const measured: Record<string, object> = {}
      for (const [name, path] of Object.entries(ASKED)) {
        let bytes = 0
        const taken = await times(CUSTOMERS, WARM_UP, async (k: number) => {
          const answer = await server.inject({
            url: `/v1/${path(ids[k % ids.length]!, k)}`,
            headers,
            cookies: { vitrine: token },
            remoteAddress: `10.0.${Math.floor(k / 250)}.${k % 250}`,
          })
          if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
          bytes = Math.max(bytes, Buffer.byteLength(answer.body))
        })
        measured[name] = { ...taken, mostBytes: bytes }
        log(`${name}: ${JSON.stringify(measured[name])}`)
      }
      const groups = new Set(homeCredit.catalogue.features.map((one) => one.reasonGroup)).size
      const alone = await kernelBesidePlain(applications, groups)
      const { similar } = measured as { similar: { p95: number } }
      return {
        figure: similar.p95,
        details: JSON.parse(
          JSON.stringify({ applications, groups, customers: CUSTOMERS, measured, searchAlone: alone }),
        ),
      }
    } finally {
      await server.close()
      await beside.close()
      await store.close()
      await bank.close()
    }
  },
}

/** Customers of one branch, drawn by seed, and an adviser who may open them. */
async function customersOfBranch(bank: Bank, store: Store): Promise<{ ids: number[]; token: string }> {
  const [branch] = await bank.query('select BRANCH as name from envelope where BRANCH is not null limit 1')
  const name = (branch?.name as string | undefined) ?? null
  const rows = await bank.query(
    `select SK_ID_CURR as id from ${name === null ? 'scores' : 'envelope where BRANCH = ?'} order by id`,
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
  return {
    ids: Array.from({ length: CUSTOMERS + WARM_UP }, () => rows[random.integer(rows.length)]!.id as number),
    token: await openSession(store, account.id, Date.now()),
  }
}
