import type { DecisionRecord } from '../../record/index.ts'
import { probeRecord } from '../../record/index.ts'
import type { Bank } from '../../workspace/index.ts'

/** What an answer needs. */
export type Part = 'service' | 'bank' | 'model' | 'store' | 'record'

export interface PartState {
  readonly part: Part
  readonly ready: boolean
  /** One fixed sentence; never a place, a name or the text of an error. */
  readonly why: string | null
}

export interface Readiness {
  /** Asked by anybody, as often as they like: the parts are looked at once in a while. */
  parts(): Promise<readonly PartState[]>
  /** From now on no new work is wanted. */
  drain(): void
}

/** How long an answer about the parts is good for, and how long a part may take to give its own, in milliseconds. */
const FRESH_MS = 1000
const PATIENCE_MS = 3000

/**
 * @param prepared whether explanations are
 * @param onFailure what a part says of itself goes to the log
 */
export function createReadiness(
  bank: Bank,
  record: DecisionRecord,
  prepared: () => boolean,
  onFailure: (part: Part, error: unknown) => void,
): Readiness {
  let draining = false
  let asked: { readonly at: number; readonly parts: Promise<readonly PartState[]> } | undefined
  const look = async (part: Part, why: string, check: () => Promise<boolean>): Promise<PartState> => {
    try {
      const ready = await inTime(check())
      return { part, ready, why: ready ? null : why }
    } catch (error) {
      onFailure(part, error)
      return { part, ready: false, why }
    }
  }
  const lookAtAll = async (): Promise<readonly PartState[]> => {
    // One look tells both: a chain that cannot be read is a store that does not answer.
    const probe = probeRecord(record)
    return Promise.all([
      look(
        'bank',
        'the tables do not answer',
        async () => (await bank.query('select 1 as one')).length === 1,
      ),
      look('store', 'the store cannot be written to', async () => {
        await probe
        return true
      }),
      look('record', 'the record cannot be appended to', async () => (await probe).followsItsHead),
    ])
  }
  return {
    async parts() {
      const now = performance.now()
      if (asked === undefined || now - asked.at > FRESH_MS) asked = { at: now, parts: lookAtAll() }
      const service = {
        part: 'service',
        ready: !draining,
        why: draining ? 'the service is stopping' : null,
      } as const
      const model = {
        part: 'model',
        ready: prepared(),
        why: prepared() ? null : 'explanations are not prepared',
      } as const
      return [service, model, ...(await asked.parts)]
    },
    drain() {
      draining = true
    },
  }
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
