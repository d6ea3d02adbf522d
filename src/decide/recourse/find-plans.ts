/** Something that an applicant can change. Setting 0 = as filed. */
export interface Lever {
  readonly id: string
  /** Effort of each setting, 0 for setting 0, rising. */
  readonly efforts: readonly number[]
}

/** One setting per lever, in the order of the levers. */
export type Settings = readonly number[]

/** What scoring says of changed facts: at least a raw score, log-odds. */
export interface Scored {
  readonly rawScore: number
}

export interface Plan<Edits, Result extends Scored> {
  readonly settings: Settings
  readonly edits: Edits
  /** Sum of the levers' efforts and a little for every lever moved. */
  readonly effort: number
  readonly result: Result
}

export interface PlanSearch<Edits, Result extends Scored> {
  readonly levers: readonly Lever[]
  /** The changed facts, or undefined when the lender does not offer this. */
  readonly editsOf: (settings: Settings) => Edits | undefined
  /** In the order of the edits. */
  readonly score: (edits: readonly Edits[]) => Promise<readonly Result[]>
  /** Whether a result is good enough, with whatever margin is asked. */
  readonly crosses: (result: Result) => boolean
  /** Most levers moved at once. */
  readonly mostLevers: number
  readonly mostPlans: number
}

export interface FoundPlans<Edits, Result extends Scored> {
  /** Smallest effort first. */
  readonly plans: readonly Plan<Edits, Result>[]
  readonly tried: number
}

/** Every further lever costs this much effort by itself: one larger change is easier to follow than two small ones. */
const PER_LEVER = 0.1
/** Plans that move the same levers must differ by this share of some lever's range. */
const LEAST_DIFFERENCE = 0.25

/**
 * Tries every combination of settings that moves at most `mostLevers` levers and keeps the plans that cross the
 * limit. Nothing is assumed of the score: not even that a smaller loan is safer. Of two plans of which one asks no
 * more of any lever, only the smaller one stays. The list starts with the smallest effort, then has one plan for each
 * other set of levers, then the plans that differ most.
 */
export async function findPlans<Edits, Result extends Scored>(
  search: PlanSearch<Edits, Result>,
): Promise<FoundPlans<Edits, Result>> {
  const { levers, mostPlans } = search
  const offered = combinations(levers, search.mostLevers).flatMap((settings) => {
    const edits = search.editsOf(settings)
    return edits === undefined ? [] : [{ settings, edits, effort: effortOf(levers, settings) }]
  })
  const results = await search.score(offered.map(({ edits }) => edits))
  const crossing = offered
    .map((one, index): Plan<Edits, Result> => ({ ...one, result: results[index]! }))
    .filter(({ result }) => search.crosses(result))
    .sort(
      (a, b) =>
        a.effort - b.effort || a.result.rawScore - b.result.rawScore || compare(a.settings, b.settings),
    )
  const smallest = crossing.filter(
    (plan) => !crossing.some((other) => other !== plan && asksNoMore(other.settings, plan.settings)),
  )
  return { plans: diverse(smallest, levers, mostPlans), tried: offered.length }
}

function combinations(levers: readonly Lever[], mostLevers: number): Settings[] {
  let all: number[][] = [[]]
  for (const { efforts } of levers) {
    all = all.flatMap((start) => {
      const moved = start.filter((setting) => setting > 0).length
      const settings = moved < mostLevers ? efforts.map((_, setting) => setting) : [0]
      return settings.map((setting) => [...start, setting])
    })
  }
  return all.filter((settings) => settings.some((setting) => setting > 0))
}

function effortOf(levers: readonly Lever[], settings: Settings): number {
  return settings.reduce(
    (sum, setting, lever) => sum + (setting > 0 ? levers[lever]!.efforts[setting]! + PER_LEVER : 0),
    0,
  )
}

function asksNoMore(one: Settings, other: Settings): boolean {
  return one.every((setting, lever) => setting <= other[lever]!)
}

function compare(a: Settings, b: Settings): number {
  const at = a.findIndex((setting, lever) => setting !== b[lever])
  return at < 0 ? 0 : a[at]! - b[at]!
}

/** @param plans smallest effort first */
function diverse<Edits, Result extends Scored>(
  plans: readonly Plan<Edits, Result>[],
  levers: readonly Lever[],
  most: number,
): Plan<Edits, Result>[] {
  const picked: Plan<Edits, Result>[] = []
  const seen = new Set<string>()
  for (const plan of plans) {
    const moved = plan.settings.map((setting) => Number(setting > 0)).join('')
    if (picked.length >= most || seen.has(moved)) continue
    seen.add(moved)
    picked.push(plan)
  }
  while (picked.length < most) {
    const distance = (plan: Plan<Edits, Result>): number =>
      Math.min(...picked.map((other) => difference(plan.settings, other.settings, levers)))
    const next = plans
      .filter((plan) => !picked.includes(plan) && distance(plan) >= LEAST_DIFFERENCE)
      .reduce<Plan<Edits, Result> | undefined>(
        (best, plan) => (best === undefined || distance(plan) > distance(best) ? plan : best),
        undefined,
      )
    if (next === undefined) break
    picked.push(next)
  }
  return picked.sort((a, b) => a.effort - b.effort)
}

/** Largest difference over the levers, as a share of the lever's range. */
function difference(a: Settings, b: Settings, levers: readonly Lever[]): number {
  return Math.max(
    ...a.map(
      (setting, lever) => Math.abs(setting - b[lever]!) / Math.max(1, levers[lever]!.efforts.length - 1),
    ),
  )
}
