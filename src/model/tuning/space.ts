/** One hyper-parameter that is searched. */
export interface Dimension {
  /** Bounds, both included. */
  readonly from: number
  readonly to: number
  /** `log`: as many trials between 1 and 10 as between 10 and 100; needs from > 0. */
  readonly scale: 'linear' | 'log'
  readonly whole: boolean
}

/** Hyper-parameters by name; their order is that of the coordinates of a point. */
export type Space = Readonly<Record<string, Dimension>>

/** One value per hyper-parameter; plain data, as it stands in a bundle. */
export type Settings = Readonly<Record<string, number>>

/**
 * The settings at a point of the unit cube.
 * @param point one coordinate in [0, 1] per dimension
 * @returns whole numbers, or three significant digits: readable, and the same whatever the platform's logarithm
 */
export function settingsAt(space: Space, point: readonly number[]): Settings {
  return Object.fromEntries(
    Object.entries(space).map(([name, dimension], d) => [name, valueAt(dimension, point[d]!)]),
  )
}

/** The other way round; settings outside the space land on its border. */
export function pointOf(space: Space, settings: Settings): number[] {
  return Object.entries(space).map(([name, dimension]) => {
    const { from, to } = widened(dimension)
    const scaled = dimension.scale === 'log' ? Math.log : (value: number) => value
    const share = (scaled(settings[name]!) - scaled(from)) / (scaled(to) - scaled(from))
    return Math.min(1, Math.max(0, share))
  })
}

function valueAt(dimension: Dimension, share: number): number {
  const { from, to } = widened(dimension)
  const value = dimension.scale === 'log' ? from * (to / from) ** share : from + share * (to - from)
  const tidy = dimension.whole ? Math.round(value) : Number(value.toPrecision(3))
  return Math.min(dimension.to, Math.max(dimension.from, tidy))
}

/** Half a step on either side, so that the first and the last whole number are as likely as the others. */
function widened({ from, to, whole }: Dimension): { readonly from: number; readonly to: number } {
  return whole ? { from: from - 0.5, to: to + 0.5 } : { from, to }
}
