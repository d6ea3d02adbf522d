import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { fail } from '../errors/index.ts'
import type { Actor } from './entries.ts'
import type { DecisionRecord } from './open-record.ts'

/** How often the file is looked at when nobody asks for a score, in milliseconds. */
const LOOK_MS = 250

export interface SwitchState {
  readonly stopped: boolean
  readonly by: string
  readonly reason: string
}

const RUNNING: SwitchState = { stopped: false, by: '', reason: '' }

/**
 * Stops new scores, or allows them again. A file, so that it works whatever the service, its database and its network
 * do; the service sees it before the next score and records it.
 */
export function setSwitch(file: string, state: SwitchState): void {
  const handle = openSync(`${file}.part`, 'w')
  writeSync(handle, `${JSON.stringify(state)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.part`, file)
}

/** A file that cannot be read means stop: somebody wanted something, and scoring on is the worse mistake. */
export function readSwitch(file: string): SwitchState {
  try {
    const { stopped, by, reason } = JSON.parse(readFileSync(file, 'utf8')) as Partial<SwitchState>
    return { stopped: stopped !== false, by: String(by), reason: String(reason) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return RUNNING
    return {
      stopped: true,
      by: 'unknown',
      reason: `the file of the stop switch cannot be read: ${String(error)}`,
    }
  }
}

/** The switch as the service sees it. */
export interface StopSwitch {
  readonly state: SwitchState
  /** Asked before every new score. @throws VitrineError E_STOPPED */
  requireRunning(): void
  /** Turns the switch here: no new score from now on, and on record before it resolves. */
  turn(actor: Actor, next: SwitchState): Promise<void>
  /** Ends the looking. */
  close(): Promise<void>
}

/**
 * Watches the file and records every turn of the switch.
 * @param stopped what the newest record of kind "stop" says
 * @param clock milliseconds since 1970
 */
export async function watchSwitch(
  record: DecisionRecord,
  file: string,
  clock: () => number,
  onFailure: (error: unknown) => void,
): Promise<StopSwitch> {
  let state = await recordedState(record)
  let stamp = ''
  let noting: Promise<unknown> = Promise.resolve()
  /** Scores that were let through before stand before it in the chain: they were handed over in the same turn. */
  const note = (actor: Actor, { stopped, reason }: SwitchState): Promise<unknown> => {
    const noted = noting.then(() =>
      record.append(actor, { kind: 'stop', body: { stopped, reason } }, clock()),
    )
    noting = noted.catch(() => undefined)
    return noted
  }
  const look = (): void => {
    const seen = stampOf(file)
    if (seen === stamp) return
    stamp = seen
    const next = readSwitch(file)
    const turned = next.stopped !== state.stopped
    state = next
    if (!turned) return
    note({ role: 'operator', name: next.by }, next).catch(onFailure)
  }
  look()
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return {
    get state() {
      return state
    },
    requireRunning() {
      look()
      if (!state.stopped) return
      fail('E_STOPPED', {
        what: 'New scores have been stopped.',
        got: 'a request for a new score',
        expected: 'a decision that was made before',
        remedy: 'Decide without a score, or wait until the risk officer allows scores again.',
      })
    },
    async turn(actor, next) {
      look()
      setSwitch(file, next)
      stamp = stampOf(file)
      const turned = next.stopped !== state.stopped
      state = next
      if (turned) await note(actor, next)
    },
    async close() {
      clearInterval(timer)
      await noting
    },
  }
}

async function recordedState({ store }: DecisionRecord): Promise<SwitchState> {
  const row = await store.database
    .selectFrom('record')
    .select('body')
    .where('kind', '=', 'stop')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return RUNNING
  const { stopped, reason } = JSON.parse(row.body) as { stopped: boolean; reason: string }
  return { stopped, by: '', reason }
}

/** Changes whenever the file is replaced, made or removed. */
function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? 'none' : `${stat.ino} ${stat.mtimeNs} ${stat.size}`
}
