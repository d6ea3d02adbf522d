/** One level of a score along a line: the same raw score at every place from `first` to `last`. */
export interface Step {
  readonly first: number
  readonly last: number
  /** Log-odds. */
  readonly rawScore: number
}

export interface StepsRequest {
  /** Places on the line are whole numbers, both ends included. */
  readonly first: number
  readonly last: number
  /** Features at places, row-major; NaN = missing. */
  readonly rowsAt: (places: readonly number[]) => Promise<Float64Array>
  readonly rawScores: (rows: Float64Array) => Float64Array
  /** Per feature where the model tells values apart, ascending: x ≤ cut or above. Null: every value is its own. */
  readonly cuts: readonly (Float64Array | null)[]
  /** Places that may be scored; a line that needs more has too many steps to find them all. */
  readonly most: number
}

interface Sample {
  readonly values: Float64Array
  /** Between which cuts each feature lies; −1 = missing. */
  readonly cells: Float64Array
  readonly rawScore: number
}

/** Places that are scored first: a feature that leaves a cell and comes back between two of them is not seen. */
const FIRST_PLACES = 129

/**
 * Every step of a score that is constant between the cuts of its features, to the very place. Two neighbouring samples
 * in the same cells have the same score, and so has what lies between them as long as no feature turns round there; in
 * other pairs the places where a feature meets its cuts are predicted from its values at both ends (as a line, then as
 * one over a line, then by halving, so that any feature gets there) and scored, until the two sides of every step are
 * neighbours. The score itself is never interpolated.
 * @returns undefined when more than `most` places would be needed
 */
export async function exactSteps(request: StepsRequest): Promise<Step[] | undefined> {
  const { first, last, most } = request
  const samples = new Map<number, Sample>()
  let wanted = firstPlaces(first, last)
  for (let round = 0; wanted.length > 0; round++) {
    if (samples.size + wanted.length > most) return undefined
    await take(request, wanted, samples)
    wanted = placesBetween(samples, request.cuts, round)
  }
  return stepsOf(samples)
}

function firstPlaces(first: number, last: number): number[] {
  const count = Math.min(FIRST_PLACES, last - first + 1)
  const places = Array.from({ length: count }, (_, k) =>
    count === 1 ? first : first + Math.round((k * (last - first)) / (count - 1)),
  )
  return [...new Set(places)]
}

async function take(
  { rowsAt, rawScores, cuts }: StepsRequest,
  places: readonly number[],
  samples: Map<number, Sample>,
): Promise<void> {
  const rows = await rowsAt(places)
  const scores = rawScores(rows)
  const width = cuts.length
  for (const [k, place] of places.entries()) {
    const values = rows.slice(k * width, (k + 1) * width)
    samples.set(place, {
      values,
      cells: values.map((value, feature) => cellOf(value, cuts[feature]!)),
      rawScore: scores[k]!,
    })
  }
}

/** How many cuts lie below the value: it is then above all of these. */
function cellOf(value: number, cuts: Float64Array | null): number {
  if (Number.isNaN(value)) return -1
  if (cuts === null) return value
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= cuts[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

/** Places to look at next: inside every pair of neighbouring samples that lie in different cells. */
function placesBetween(
  samples: ReadonlyMap<number, Sample>,
  cuts: StepsRequest['cuts'],
  round: number,
): number[] {
  const places = [...samples.keys()].sort((a, b) => a - b)
  const wanted = new Set<number>()
  for (let k = 1; k < places.length; k++) {
    const [from, to] = [places[k - 1]!, places[k]!]
    if (to - from <= 1) continue
    const [left, right] = [samples.get(from)!, samples.get(to)!]
    const before = wanted.size
    let differ = false
    for (let feature = 0; feature < cuts.length; feature++) {
      const [a, b] = [left.cells[feature]!, right.cells[feature]!]
      if (a === b) continue
      differ = true
      const cutsHere = cuts[feature]!
      if (round % 3 === 2 || a < 0 || b < 0 || cutsHere === null) continue
      for (let cut = Math.min(a, b); cut < Math.max(a, b); cut++) {
        const share = shareAt(left.values[feature]!, right.values[feature]!, cutsHere[cut]!, round % 3 === 1)
        if (!(share >= 0 && share <= 1)) continue
        const place = Math.min(to - 1, from + Math.floor(share * (to - from)))
        if (place > from) wanted.add(place)
        if (place + 1 < to) wanted.add(place + 1)
      }
    }
    if (differ && wanted.size === before) wanted.add(from + Math.floor((to - from) / 2))
  }
  return [...wanted]
}

/** Where between two ends a value is met, 0 = at the left one: as a line, or as one over a line. */
function shareAt(left: number, right: number, value: number, inverse: boolean): number {
  return inverse ? (1 / value - 1 / left) / (1 / right - 1 / left) : (value - left) / (right - left)
}

function stepsOf(samples: ReadonlyMap<number, Sample>): Step[] {
  const steps: { first: number; last: number; rawScore: number }[] = []
  for (const place of [...samples.keys()].sort((a, b) => a - b)) {
    const { rawScore } = samples.get(place)!
    const open = steps[steps.length - 1]
    if (open !== undefined && Object.is(open.rawScore, rawScore)) open.last = place
    else steps.push({ first: place, last: place, rawScore })
  }
  return steps
}
