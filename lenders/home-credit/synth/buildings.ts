import type { Random } from '../../../src/random/index.ts'
import { choice, normalShare, quantileFunction } from '../../../src/synth/index.ts'

/** The 47 building columns of one application: known as a block, then each with its own gaps. NaN and '' = missing. */
export interface Buildings {
  readonly average: Float64Array
  readonly mode: Float64Array
  readonly median: Float64Array
  totalArea: number
  fund: string
  houseType: string
  walls: string
  emergency: string
}

const KNOWN_SHARE = 0.545
/** Missing share, how much it follows the building's size, quantiles 0/1/5/25/50/75/95/99/100 %; in column order. */
const STATISTICS: readonly (readonly [missing: number, size: number, quantiles: readonly number[]])[] = [
  [0.519, 0.85, [0, 0.0021, 0.0093, 0.0588, 0.0866, 0.1474, 0.338, 0.544, 1]],
  [0.595, 0.6, [0, 0, 0, 0.0444, 0.0756, 0.1128, 0.2312, 0.4089, 1]],
  [0.498, 0.2, [0, 0.9508, 0.9692, 0.9767, 0.9816, 0.9866, 0.9955, 0.9985, 0.9995]],
  [0.669, 0.4, [0, 0.3404, 0.592, 0.6872, 0.7552, 0.8164, 0.9456, 0.9864, 1]],
  [0.6987, 0.5, [0, 0, 0, 0.0071, 0.0187, 0.0491, 0.1673, 0.3774, 1]],
  [0.541, 0.8, [0, 0, 0, 0, 0, 0.12, 0.36, 0.64, 1]],
  [0.513, 0.4, [0, 0.0345, 0.0345, 0.069, 0.1379, 0.2069, 0.3276, 0.5358, 1]],
  [0.507, 0.8, [0, 0, 0.0417, 0.1667, 0.1667, 0.3333, 0.5417, 0.6667, 1]],
  [0.683, 0.7, [0, 0, 0.0417, 0.125, 0.2083, 0.375, 0.5169, 0.7083, 1]],
  [0.6, 0.3, [0, 0, 0, 0.0187, 0.0477, 0.0883, 0.2012, 0.3996, 1]],
  [0.6836, 0.85, [0, 0.002, 0.0101, 0.0504, 0.0748, 0.1202, 0.2965, 0.4528, 0.8338]],
  [0.512, 0.9, [0, 0.0025, 0.0085, 0.0476, 0.0747, 0.1275, 0.3287, 0.5898, 1]],
  [0.6943, 0.2, [0, 0, 0, 0, 0, 0.0039, 0.0309, 0.1204, 1]],
  [0.559, 0.2, [0, 0, 0, 0, 0.0038, 0.0268, 0.1258, 0.3133, 1]],
]
const SHARES = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1]
const COLUMNS = STATISTICS.map(([missing, size, quantiles]) => ({
  present: (1 - missing) / KNOWN_SHARE,
  size,
  noise: Math.sqrt(1 - size * size),
  quantile: quantileFunction(SHARES.map((share, k) => [share, quantiles[k]!] as const)),
}))
const totalArea = quantileFunction(
  SHARES.map((share, k) => [share, [0, 0.0016, 0.0068, 0.0412, 0.0688, 0.1276, 0.327, 0.57, 1][k]!] as const),
)
const WALLS = choice({
  Panel: 0.43,
  'Stone, brick': 0.421,
  Block: 0.06,
  Wooden: 0.035,
  Mixed: 0.015,
  Monolithic: 0.012,
  Others: 0.011,
})
const FUND = choice({
  'reg oper account': 0.768,
  'reg oper spec account': 0.121,
  'org spec account': 0.059,
  'not specified': 0.052,
})
const HOUSE = choice({ 'block of flats': 0.983, 'terraced house': 0.009, 'specific housing': 0.008 })

const count = COLUMNS.length
const drawn: Buildings = {
  average: new Float64Array(count),
  mode: new Float64Array(count),
  median: new Float64Array(count),
  totalArea: Number.NaN,
  fund: '',
  houseType: '',
  walls: '',
  emergency: '',
}

/** @returns a buffer that the next call overwrites */
export function drawBuildings(random: Random, size: number): Buildings {
  const known = random.uniform() < KNOWN_SHARE
  const has = (missing: number): boolean => known && random.uniform() < (1 - missing) / KNOWN_SHARE
  for (let k = 0; k < count; k++) {
    const column = COLUMNS[k]!
    if (!known || random.uniform() >= column.present) {
      drawn.average[k] = drawn.mode[k] = drawn.median[k] = Number.NaN
      continue
    }
    const value = column.quantile(normalShare(column.size * size + column.noise * random.normal()))
    drawn.average[k] = value
    drawn.mode[k] = random.uniform() < 0.6 ? value : Math.min(value * (0.93 + 0.1 * random.uniform()), 1)
    drawn.median[k] = random.uniform() < 0.7 ? value : Math.min(value * (0.985 + 0.02 * random.uniform()), 1)
  }
  drawn.totalArea = has(0.493) ? totalArea(normalShare(0.92 * size + 0.39 * random.normal())) : Number.NaN
  drawn.fund = has(0.6839) ? FUND.pick(random.uniform()) : ''
  drawn.houseType = has(0.513) ? HOUSE.pick(random.uniform()) : ''
  drawn.walls = has(0.519) ? WALLS.pick(random.uniform()) : ''
  drawn.emergency = has(0.486) ? (random.uniform() < 0.015 ? 'Yes' : 'No') : ''
  return drawn
}
