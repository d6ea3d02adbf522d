import { homeCredit } from '../lenders/home-credit/index.ts'
import { measureAsked } from './answers/asked.ts'
import { bankInUse, FULL_SIZE } from './answers/bank-in-use.ts'
import { openBankServer } from './answers/bank-server.ts'
import { kernelBesidePlain } from './answers/kernel-beside-plain.ts'
import type { Bench } from './bench.ts'

const CUSTOMERS = 200
/** The first calls read files and compile. */
const WARM_UP = 20

/** How long does the server take for what pages ask, over the whole population? */
export const answers: Bench = {
  name: 'answers',
  question:
    'Milliseconds of server time for reasons, what-ifs, plans, similar customers, groups, at full size',
  unit: 'milliseconds, p95 of 50 similar customers',
  async run({ scratch, applications = FULL_SIZE, log }) {
    const server = await openBankServer(await bankInUse(scratch, applications, log), CUSTOMERS + WARM_UP)
    try {
      const measured = await measureAsked(server, CUSTOMERS, WARM_UP, log)
      const groups = new Set(homeCredit.catalogue.features.map((one) => one.reasonGroup)).size
      const alone = await kernelBesidePlain(applications, groups)
      return {
        figure: measured.similar!.p95,
        details: JSON.parse(
          JSON.stringify({
            applications,
            groups,
            customers: CUSTOMERS,
            measured,
            searchAlone: alone,
            residentMiB: process.memoryUsage().rss / 2 ** 20,
          }),
        ),
      }
    } finally {
      await server.close()
    }
  },
}
