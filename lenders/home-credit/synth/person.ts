import { createRandom } from '../../../src/random/index.ts'
import { normalShare } from '../../../src/synth/index.ts'
import { drawTraits, TRAITS, type Traits } from './latent.ts'
import { ageDays } from './marginals.ts'
import { BRANCHES, FAMILY_NAMES, MEN, WOMEN } from './names.ts'

/** Share of applications that come from a person who applied before. */
const REPEAT_SHARE = 0.062
const OUTCOME_UNKNOWN_DAYS = 120
const THREE_YEARS_DAYS = 1095

/** Oddities that real files hold once or a few times; each sits at a fixed index so that small runs hold it too. */
const ODDITIES: readonly (readonly [every: number, index: number, name: Oddity])[] = [
  [75_000, 333, 'gender-unknown'],
  [300_000, 555, 'circle-outlier'],
  [300_000, 777, 'income-outlier'],
  [60_000, 444, 'maternity-leave'],
  [150_000, 666, 'family-unknown'],
]
type Oddity = 'gender-unknown' | 'circle-outlier' | 'income-outlier' | 'maternity-leave' | 'family-unknown'

/** When, where and by whom one application was made. */
export interface Envelope {
  readonly isTest: boolean
  readonly oddity: Oddity | undefined
  /** Days between receipt and the fixed last day of the data, ≥ 0. */
  readonly daysBack: number
  /** Index of this person's first application: identifies the person. */
  readonly person: number
}

export interface Person {
  readonly isMan: boolean
  readonly traits: Traits
  /** Days between birth and the last day of the data. */
  readonly bornDaysBack: number
  readonly name: string
  readonly branch: string
  readonly adviser: string
}

/** Draws what surrounds application `index`; depends on (seed, index) only. */
export function drawEnvelope(seed: number, index: number, testShare: number): Envelope {
  const random = createRandom(seed, `envelope ${index}`)
  const oddity = ODDITIES.find(([every, at]) => index % every === at)?.[2]
  const isTest = random.uniform() < testShare && oddity === undefined
  const back = random.uniform()
  const daysBack = Math.floor(
    isTest
      ? back * OUTCOME_UNKNOWN_DAYS
      : OUTCOME_UNKNOWN_DAYS + back * (THREE_YEARS_DAYS - OUTCOME_UNKNOWN_DAYS),
  )
  return { isTest, oddity, daysBack, person: firstApplication(seed, index) }
}

function firstApplication(seed: number, index: number): number {
  const random = createRandom(seed, `repeat ${index}`)
  if (index < 2 || random.uniform() >= REPEAT_SHARE) return index
  return firstApplication(seed, index - 1 - random.integer(Math.min(index - 1, 500)))
}

export function drawPerson(seed: number, person: number, testShare: number): Person {
  const random = createRandom(seed, `person ${person}`)
  const drawn = drawTraits(random, new Float64Array(TRAITS.length))
  const own = Object.fromEntries(TRAITS.map((name, k) => [name, drawn[k]!])) as unknown as Traits
  const isMan = random.uniform() < 0.345 - 0.075 * Math.max(-2, Math.min(2, own.age))
  const age = Math.round(ageDays(normalShare(own.age)))
  // Sex has no effect on the outcome of its own; it goes with other scores and habits, as in the real data.
  const side = isMan ? 0.66 : -0.34
  const traits = {
    ...own,
    first: own.first - 0.55 * side,
    past: own.past + 0.12 * side,
    bureau: own.bureau + 0.12 * side,
    pay: own.pay + 0.15 * side,
  }
  // Names have their own stream: nothing about a person can be told from the name but what the list's half says.
  const naming = createRandom(seed, `name ${person}`)
  const given = isMan ? MEN : WOMEN
  const branch = BRANCHES[naming.integer(BRANCHES.length)]!
  return {
    isMan,
    traits,
    bornDaysBack: age + drawEnvelope(seed, person, testShare).daysBack,
    name: `${given[naming.integer(given.length)]} ${FAMILY_NAMES[naming.integer(FAMILY_NAMES.length)]}`,
    branch: branch.name,
    adviser: branch.advisers[naming.integer(branch.advisers.length)]!,
  }
}
