import { DECIDING, WANTED_COVERAGE } from '../src/workspace/index.ts'
import type { Bench } from './bench.ts'
import { askScores, syntheticBank } from './synthetic-bank.ts'

const SEEDS = [1, 2, 3]
const APPLICATIONS = 10_000

const id = DECIDING.toUpperCase()
const share = (condition: string): string => `avg(case when ${condition} then 1 else 0 end)`
const HELD = share(`TRUE_PD between PD_LOW_${id} and PD_HIGH_${id}`)

const OVERALL = `select ${HELD} as held,
  ${share(`TRUE_PD < PD_LOW_${id}`)} as under, ${share(`TRUE_PD > PD_HIGH_${id}`)} as over,
  avg(PD_HIGH_${id} - PD_LOW_${id}) as meanWidth, avg(CLOSE_${id}) as closeCalls,
  avg(abs(PD_${id} - TRUE_PD)) as meanError
  from scored where TARGET is not null`
const UNKNOWN = `select ${HELD} as held from scored where TARGET is null`
/** Five groups of equal size by risk, safest first. */
const BY_RISK = `select ${HELD} as held from (
    select *, ntile(5) over (order by PD_${id}, SK_ID_CURR) as grade from scored where TARGET is not null
  ) group by grade order by grade`

/** Does the 90 % interval around a PD hold the true one that the synthetic bank was drawn from? */
export const intervalCoverage: Bench = {
  name: 'interval-coverage',
  question: `Share of true PDs within the 90 % interval, mean over synthetic banks of ${APPLICATIONS} applications, seeds ${SEEDS.join(', ')}`,
  unit: 'share',
  async run(options) {
    const applications = options.applications ?? APPLICATIONS
    const runs = []
    for (const seed of SEEDS) {
      const bank = await syntheticBank(options.scratch, { applications, seed })
      const [overall] = await askScores(bank, OVERALL)
      const [unknown] = await askScores(bank, UNKNOWN)
      const byRisk = await askScores(bank, BY_RISK)
      const run = {
        seed,
        ...overall!,
        held: overall!.held!,
        heldOutcomeUnknown: unknown!.held!,
        heldByRisk: byRisk.map(({ held }) => held!),
      }
      options.log(JSON.stringify(run))
      runs.push(run)
    }
    return {
      figure: runs.reduce((sum, { held }) => sum + held, 0) / runs.length,
      details: { applications, wanted: { ...WANTED_COVERAGE }, runs },
    }
  },
}
