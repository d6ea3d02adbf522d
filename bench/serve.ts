import { bankInUse } from './answers/bank-in-use.ts'
import type { Bench } from './bench.ts'
import { applicationBodies } from './load/bodies.ts'
import { drive, type NextRequest } from './load/drive.ts'
import { startLoadedService } from './load/service.ts'

const APPLICATIONS = 20_000
/** Bodies that are posted, again and again under other keys. */
const BODIES = 2000
const SECONDS = 20
const WARM_UP_SECONDS = 15

/** Requests under way at once: enough to keep the service busy, few enough that none waits long. */
const CONNECTIONS = 8

/**
 * How much does one service answer in a second, with the client on the same machine? Decisions on facts with the
 * history that is worked out already, on facts alone, and with every row of the other tables, each scored, explained and durably on record before it is answered; and scores without decisions.
 * With `--minutes` the decisions go on for that long, and what counts is that memory does not grow.
 */
export const serve: Bench = {
  name: 'serve',
  question:
    'Decisions a second over HTTP, each explained and durably on record; with all rows; scores alone; memory over minutes',
  unit: 'decisions a second',
  async run({ scratch, applications = APPLICATIONS, minutes, log }) {
    const dataDir = await bankInUse(scratch, applications, log)
    const bodies = await applicationBodies(dataDir, BODIES)
    const post = (path: string, part: 'known' | 'facts' | 'whole'): NextRequest => {
      let k = 0
      return () => ({ method: 'POST', path, body: bodies[k++ % bodies.length]![part] })
    }
    const service = await startLoadedService(dataDir)
    const load = async (what: string, next: NextRequest, seconds: number) => {
      const measured = await drive(service, next, { connections: CONNECTIONS, seconds })
      log(`${what}: ${JSON.stringify(measured)}`)
      return { ...measured }
    }
    const decide = post('/v1/applications/score', 'known')
    const decideFacts = post('/v1/applications/score', 'facts')
    const scoreOnly = post('/v1/applications/score-only', 'known')
    const decideWhole = post('/v1/applications/score', 'whole')
    try {
      await load('warm-up', decide, WARM_UP_SECONDS)
      const known = await load('known history', decide, minutes === undefined ? SECONDS : 60 * minutes)
      const facts = await load('facts alone', decideFacts, SECONDS)
      await load('warm-up of scores', scoreOnly, WARM_UP_SECONDS / 3)
      const only = await load('score only', scoreOnly, SECONDS)
      const whole = await load('with the rows of all tables', decideWhole, SECONDS)
      const rows = bodies.reduce((sum, { sideRows }) => sum + sideRows, 0) / bodies.length
      return {
        figure: known.perSecond,
        details: {
          applications,
          connections: CONNECTIONS,
          rowsOfOne: rows,
          'known history': known,
          'facts alone': facts,
          'score only': only,
          'with all rows': whole,
        },
      }
    } finally {
      await service.stop()
    }
  },
}
