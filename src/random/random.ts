export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** Uniform integer in [0, below). `below` is 1 … 2^31. */
  integer(below: number): number
  /** Shuffles in place (Fisher-Yates) and returns the same array. */
  shuffle<A extends { [index: number]: number; length: number }>(items: A): A
}

/**
 * A reproducible generator.
 * @param seed any integer; only its low 32 bits count
 * @param stream names an independent sequence for the same seed, so that adding draws to one does not move another
 */
export function createRandom(seed: number, stream = ''): Random {
  let state = streamStart(seed, stream)
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (z ^ (z >>> 16)) >>> 0
  }
  let a = next()
  let b = next()
  let c = next()
  let d = next()
  let spare = Number.NaN

  const bits32 = (): number => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }
  const uniform = (): number => ((bits32() >>> 5) * 67108864 + (bits32() >>> 6)) / 9007199254740992

  return {
    uniform,
    integer: (below) => Math.floor(uniform() * below),
    normal() {
      if (!Number.isNaN(spare)) {
        const kept = spare
        spare = Number.NaN
        return kept
      }
      for (;;) {
        const x = 2 * uniform() - 1
        const y = 2 * uniform() - 1
        const r = x * x + y * y
        if (r > 0 && r < 1) {
          const scale = Math.sqrt((-2 * Math.log(r)) / r)
          spare = y * scale
          return x * scale
        }
      }
    },
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = Math.floor(uniform() * (i + 1))
        const kept = items[i] as number
        items[i] = items[j] as number
        items[j] = kept
      }
      return items
    },
  }
}

/** Where a stream's generator starts, 32 bits: for generators outside JavaScript that must draw the same. */
export function streamStart(seed: number, stream: string): number {
  return (seed ^ hashText(stream)) >>> 0
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
