// One worker of the trainer: bins columns and runs rounds in WebAssembly, over memory that all workers share.
import { parentPort, workerData } from 'node:worker_threads'

/** Milliseconds between two reports of finished rounds. */
const REPORT_EVERY = 25

parentPort?.on('message', ({ id, memory, binning, training }) => {
  const { exports } = new WebAssembly.Instance(workerData, { env: { memory } })
  const kernel =
    /** @type {Record<'bin' | 'prepare' | 'boost' | 'recordBytes', (...args: number[]) => number>} */ (
      /** @type {unknown} */ (exports)
    )
  if (binning !== undefined) kernel.bin(binning)
  else train(kernel, id, memory, training)
  parentPort?.postMessage({ id, done: true })
})

/**
 * @param {Record<'prepare' | 'boost' | 'recordBytes', (...args: number[]) => number>} kernel
 * @param {number} id
 * @param {WebAssembly.Memory} memory
 * @param {{ job: number, worker: number, rounds: number, record: number }} training
 */
function train(kernel, id, memory, { job, worker, rounds, record }) {
  /** @type {Uint8Array[]} */
  let records = []
  let reported = performance.now()
  kernel.prepare(job, worker)
  let isOver = 0
  for (let round = 1; round <= rounds && isOver === 0; round++) {
    isOver = kernel.boost(job, worker, round)
    if (worker !== 0) continue
    records.push(new Uint8Array(memory.buffer, record, kernel.recordBytes(job)).slice())
    const isLast = isOver !== 0 || round === rounds
    if (!isLast && performance.now() - reported < REPORT_EVERY) continue
    parentPort?.postMessage({ id, records })
    records = []
    reported = performance.now()
  }
}
