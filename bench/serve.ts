import { bankInUse } from './answers/bank-in-use.ts'
import type { Bench } from './bench.ts'
import { applicationBodies } from './load/bodies.ts'
import { drive, type NextRequest } from './load/drive.ts'
import { startLoadedService } from './load/service.ts'

const APPLICATIONS = 20_000
/** Bodies that are posted, again and again under other keys. */
const BODIES = 2000
const SECONDS = 20
const WARM_UP_SECONDS = 5
const CONNECTIONS = 8

/** How many decisions does one service make in a second, each on record before it is answered? */
export const serve: Bench = {
  name: 'serve',
  question:
    'Decisions a second over HTTP, each scored, explained and durably on record, with the client on the same machine',
  unit: 'decisions a second',
  async run({ scratch, applications = APPLICATIONS, minutes, log }) {
    const dataDir = await bankInUse(scratch, applications, log)
    const bodies = await applicationBodies(dataDir, BODIES)
    const post = (part: 'facts' | 'whole'): NextRequest => {
      let k = 0
      return () => ({
        method: 'POST',
        path: '/v1/applications/score',
        body: bodies[k++ % bodies.length]![part],
      })
    }
    const service = await startLoadedService(dataDir)
    const load = async (what: string, next: NextRequest, seconds: number) => {
      const measured = await drive(service, next, { connections: CONNECTIONS, seconds })
      log(`${what}: ${JSON.stringify(measured)}`)
      return { ...measured }
    }
    try {
      await load('warm-up', post('facts'), WARM_UP_SECONDS)
      const seconds = minutes === undefined ? SECONDS : 60 * minutes
      const facts = await load('facts alone', post('facts'), seconds)
      const whole = await load('with the rows of all tables', post('whole'), SECONDS)
      const rows = bodies.reduce((sum, { sideRows }) => sum + sideRows, 0) / bodies.length
      return {
        figure: facts.perSecond,
        details: {
          applications,
          connections: CONNECTIONS,
          rowsOfOne: rows,
          'facts alone': facts,
          'with all rows': whole,
        },
      }
    } finally {
      await service.stop()
    }
  },
}
