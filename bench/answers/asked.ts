import type { BankServer } from './bank-server.ts'
import { type Times, times } from './times.ts'

/** One answer that a page asks for. */
export interface Asked {
  /** `customer` is an application id, `k` counts calls. */
  readonly path: (customer: number, k: number) => string
  readonly body?: (k: number) => object
  /** Only of applications that the score declines. */
  readonly declined?: true
}

export interface Answered extends Times {
  readonly mostBytes: number
  /** Milliseconds of the very first call, which reads files and compiles. */
  readonly first: number
}

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

/** In this order: the first opens each file, which scores it, gives its reasons and puts both on record. */
export const ASKED: Readonly<Record<string, Asked>> = {
  'decision, first opened': { path: (id) => `applications/${id}/decision` },
  decision: { path: (id) => `applications/${id}/decision` },
  'what-if': {
    path: (id) => `applications/${id}/what-if`,
    body: (k) => ({ edits: { AMT_CREDIT: 100_000 + 1000 * k } }),
  },
  'plans of declined': { path: (id) => `applications/${id}/plans`, declined: true },
  similar: { path: (id) => `applications/${id}/similar` },
  'similar by score, all': { path: (id) => `applications/${id}/similar?by=score&group=all` },
  'similar by score, group': { path: (id, k) => `applications/${id}/similar?by=score&${customGroup(k)}` },
  'compare, 10 items, other group each time': {
    path: (id, k) => `applications/${id}/compare?${customGroup(k)}&items=${ITEMS}`,
  },
  'compare by outcome, 10 items': {
    path: (id, k) => `applications/${id}/compare?${customGroup(k)}&items=${ITEMS}&by=outcome`,
  },
  pair: {
    path: (id, k) =>
      `applications/${id}/compare/pair?x=external_score_mean&y=payment_to_income&${customGroup(k)}`,
  },
  model: { path: () => 'model' },
}

function customGroup(k: number): string {
  return `group=custom&filter=${encodeURIComponent(`${GROUP}:${100_000 + 1000 * (k % 400)}..`)}`
}

/** Asks each for `customers` customers in turn, after a warm-up that is not counted, and says how long the server took. */
export async function measureAsked(
  { ids, declined, ask }: BankServer,
  customers: number,
  warmUp: number,
  log: (line: string) => void,
): Promise<Record<keyof typeof ASKED, Answered>> {
  const measured: Record<string, Answered> = {}
  for (const [name, { path, body, declined: only }] of Object.entries(ASKED)) {
    const from = only === true ? declined : ids
    let mostBytes = 0
    let first: number | undefined
    const taken = await times(customers, warmUp, async (k: number) => {
      const start = performance.now()
      const text = await ask(path(from[k % from.length]!, k), body?.(k))
      first ??= performance.now() - start
      mostBytes = Math.max(mostBytes, Buffer.byteLength(text))
    })
    measured[name] = { ...taken, mostBytes, first: first! }
    log(`${name}: ${JSON.stringify(measured[name])}`)
  }
  return measured
}
