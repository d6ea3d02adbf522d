import { availableParallelism } from 'node:os'

const POWERS: Readonly<Record<string, number>> = { K: 1, M: 2, G: 3, T: 4 }
/** What sorts need for each thread before they spill well; the engine's makers advise as much. */
const BYTES_PER_THREAD = 125e6

/** Bytes of a size like `2GB`, `1.5 GiB` or `300MB`; undefined for anything else and for nothing at all. */
export function memoryBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s?([KMGT])(i?)B$/i.exec(text)
  if (match === null) return undefined
  const [, number, unit, binary] = match as unknown as [string, string, string, string]
  const bytes = Number(number) * (binary === '' ? 1000 : 1024) ** POWERS[unit.toUpperCase()]!
  return bytes > 0 ? bytes : undefined
}

/** As many threads as the machine has, and no more than the memory can feed: each has buffers of its own. */
export function threadsFor(memoryLimit: string): number {
  const fed = Math.floor((memoryBytes(memoryLimit) ?? Number.POSITIVE_INFINITY) / BYTES_PER_THREAD)
  return Math.max(1, Math.min(availableParallelism(), fed))
}
