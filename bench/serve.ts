import { bankInUse } from './answers/bank-in-use.ts'
import type { Bench } from './bench.ts'
import { drive } from './load/drive.ts'
import { startLoadedService } from './load/service.ts'

const APPLICATIONS = 20_000
const SECONDS = 20
const CONNECTIONS = 8

/** How many decisions does one service make in a second, each on record before it is answered? */
export const serve: Bench = {
  name: 'serve',
  question:
    'Decisions a second over HTTP, each scored, explained and durably on record, with the client on the same machine',
  unit: 'decisions a second',
  async run({ scratch, applications = APPLICATIONS, log }) {
    const dataDir = await bankInUse(scratch, applications, log)
    const service = await startLoadedService(dataDir)
    try {
      let k = 0
      const id = () => 100_001 + (k++ % applications)
      const load = { connections: CONNECTIONS, seconds: SECONDS }
      await drive(service, () => ({ path: `/v1/applications/${id()}/decision` }), { ...load, seconds: 3 })
      const first = await drive(service, () => ({ path: `/v1/applications/${id()}/decision` }), load)
      log(`decision, first opened: ${JSON.stringify(first)}`)
      return { figure: first.perSecond, details: { applications, first: { ...first } } }
    } finally {
      await service.stop()
    }
  },
}
