import { Job } from './job'

/** Looks at the phase before sleeping: longer than a barrier takes when every worker has a core. */
const SPINS: i32 = 4000

/** Waits until every worker has come here. What each wrote before is then seen by all. */
export function barrier(job: Job): void {
  const all = job.nWorkers
  if (all === 1) return
  const phaseAt = changetype<usize>(job) + offsetof<Job>('phase')
  const phase = atomic.load<u32>(phaseAt)
  if (atomic.add<u32>(changetype<usize>(job) + offsetof<Job>('arrived'), 1) === all - 1) {
    atomic.store<u32>(changetype<usize>(job) + offsetof<Job>('arrived'), 0)
    atomic.store<u32>(phaseAt, phase + 1)
    atomic.notify(phaseAt, -1)
    return
  }
  for (let spin = 0; spin < SPINS; spin++) if (atomic.load<u32>(phaseAt) !== phase) return
  while (atomic.load<u32>(phaseAt) === phase) atomic.wait<i32>(phaseAt, phase, -1)
}

/** Tickets taken in earlier phases: each phase gives out its items and one refusal per worker. */
let taken: u32 = 0

/** The next item of this phase, or one past the last. */
export function nextItem(job: Job): u32 {
  return atomic.add<u32>(changetype<usize>(job) + offsetof<Job>('ticket'), 1) - taken
}

export function endOfItems(job: Job, nItems: u32): void {
  taken += nItems + job.nWorkers
}
