// One worker of the trainer: runs the rounds of a training in WebAssembly, over memory that all its workers share.
import { parentPort, workerData } from 'node:worker_threads'

/** Milliseconds between two reports of finished rounds. */
const REPORT_EVERY = 25

parentPort?.on('message', ({ memory, job, worker, rounds, record }) => {
  const { exports } = new WebAssembly.Instance(workerData, { env: { memory } })
  const { prepare, boost, recordBytes } = /** @type {Record<string, (...args: number[]) => number>} */ (
    exports
  )
  let records = []
  let reported = performance.now()
  const report = () => {
    parentPort?.postMessage({ records })
    records = []
    reported = performance.now()
  }
  prepare?.(job, worker)
  let isOver = 0
  for (let round = 1; round <= rounds && isOver === 0; round++) {
    isOver = boost?.(job, worker, round) ?? 1
    if (worker !== 0) continue
    const bytes = recordBytes?.(job) ?? 0
    records.push(new Uint8Array(memory.buffer, record, bytes).slice())
    if (performance.now() - reported > REPORT_EVERY) report()
  }
  report()
  parentPort?.postMessage({ done: true })
})
