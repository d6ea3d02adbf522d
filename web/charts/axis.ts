/** An axis that holds `values` in steps of 1, 2 or 5 times a power of ten. */
export interface Axis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

/** @param values at least one finite number @param about wanted number of steps */
export function niceAxis(values: readonly number[], about = 8): Axis {
  const least = Math.min(...values)
  const most = Math.max(...values)
  const rough = Math.max(most - least, 1e-6) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough * 0.999)!
  const first = Math.floor(least / step + 1e-9)
  const last = Math.max(Math.ceil(most / step - 1e-9), first + 1)
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  )
  return { low: ticks[0]!, high: ticks[ticks.length - 1]!, ticks }
}
