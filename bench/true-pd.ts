import { DECIDING } from '../src/workspace/index.ts'
import type { Bench } from './bench.ts'
import { askScores, syntheticBank } from './synthetic-bank.ts'

const SIZES = [10_000, 50_000]

/** How near does the calibrated, out-of-fold PD come to the one that the synthetic bank was drawn from? */
export const truePd: Bench = {
  name: 'true-pd',
  question: `Mean |PD − true PD| of a synthetic bank of ${SIZES.join(' and ')} applications; the figure is the last one's`,
  unit: 'probability',
  async run(options) {
    const runs = []
    for (const applications of SIZES) {
      const bank = await syntheticBank(options.scratch, { applications, seed: 1 })
      // Over the applications whose outcome is known, each scored by the model that did not see it.
      const [row] = await askScores(
        bank,
        `select avg(abs(PD_${DECIDING.toUpperCase()} - TRUE_PD)) as error from scored where TARGET is not null`,
      )
      const run = {
        applications,
        meanError: row!.error!,
        auc: bank.trained.objectives.find(({ objective }) => objective === DECIDING)!.metrics.auc.value,
      }
      options.log(JSON.stringify(run))
      runs.push(run)
    }
    return { figure: runs.at(-1)!.meanError, details: { runs } }
  },
}
