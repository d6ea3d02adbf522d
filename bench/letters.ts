import { fictitiousLetterSettings, homeCredit } from '../lenders/home-credit/index.ts'
import { sampleByHash } from '../src/explain/index.ts'
import { parseLetterSettings, printedLetter } from '../src/letter/index.ts'
import { foldFile } from '../src/oversight/index.ts'
import { createLetters } from '../src/serve/index.ts'
import { type Bank, openBank } from '../src/workspace/index.ts'
import { bankInUse } from './answers/bank-in-use.ts'
import type { Bench } from './bench.ts'

const DECLINED = 200
const APPROVED = 50
const DAY = Date.UTC(2026, 10, 23)

/** How many letters of a bank may leave, and does each stand on its page? */
export const letters: Bench = {
  name: 'letters',
  question:
    'Share of letters held, and the smallest type that a page needs, over drawn refusals and approvals',
  unit: 'share of letters held',
  async run({ scratch, applications = 10_000, repeats = DECLINED, log }) {
    const dataDir = await bankInUse(scratch, applications, log)
    const bank = await openBank({ dataDir, lender: homeCredit })
    try {
      const write = await createLetters(bank, homeCredit, parseLetterSettings(fictitiousLetterSettings), {
        // Everybody's letter is measured, those near the limit too.
        greyBandPoints: 0,
        record: null,
        state: async () => foldFile([]),
      })
      const kinds: Record<string, Tally> = {}
      const held: Record<string, number> = {}
      const ids = [...(await drawn(bank, 'declined', repeats)), ...(await drawn(bank, 'approved', APPROVED))]
      for (const id of ids) {
        for (const lang of ['en', 'fr'] as const) {
          for (const purpose of ['answer', 'counter-offer'] as const) {
            const result = await write(id, { lang, purpose, now: DAY })
            if (result.state === 'held') {
              // No other loan to offer: there is no such letter, so nothing is held back.
              if (result.holds.every(({ code }) => code === 'no-counter-offer')) continue
              for (const { code } of result.holds) held[code] = (held[code] ?? 0) + 1
              continue
            }
            const { scale } = await printedLetter(result.letter)
            const kind = `${result.letter.kind} ${lang}`
            const tally = kinds[kind] ?? { letters: 0, smallestScale: 1, scales: {} }
            kinds[kind] = tally
            tally.letters++
            tally.smallestScale = Math.min(tally.smallestScale, scale)
            tally.scales[scale] = (tally.scales[scale] ?? 0) + 1
          }
        }
      }
      const printed = Object.values(kinds).reduce((sum, tally) => sum + tally.letters, 0)
      const stopped = Object.values(held).reduce((sum, count) => sum + count, 0)
      return {
        figure: stopped / (printed + stopped),
        details: { applications, printed, held, kinds },
      }
    } finally {
      await bank.close()
    }
  },
}

type Tally = { letters: number; smallestScale: number; scales: Record<string, number> }

async function drawn(bank: Bank, outcome: string, size: number): Promise<number[]> {
  const rows = await bank.query(
    'select SK_ID_CURR from scores where OUTCOME_BANK_COST = ? order by SK_ID_CURR',
    [outcome],
  )
  const ids = Float64Array.from(rows, (row) => Number(row.SK_ID_CURR))
  return sampleByHash([...ids.keys()], ids, size, 1).map((row) => ids[row]!)
}
