/** Milliseconds. */
export interface Times {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Times `calls` calls, one after another, after a warm-up that is not counted. */
export async function times(calls: number, warmUp: number, ask: (k: number) => unknown): Promise<Times> {
  const taken: number[] = []
  for (let k = 0; k < warmUp + calls; k++) {
    const start = performance.now()
    await ask(k)
    if (k >= warmUp) taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.ceil(share * taken.length) - 1]!
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
