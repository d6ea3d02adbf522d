import { createRandom, type Random } from '../../../src/random/index.ts'
import { choice, logistic, normalShare } from '../../../src/synth/index.ts'
import { type Buildings, drawBuildings } from './buildings.ts'
import { carriedShift, lowered } from './carried.ts'
import * as marginal from './marginals.ts'
import type { Envelope, Person } from './person.ts'

const NOT_EMPLOYED = 365243

/** One application as filed. Days are negative; NaN and '' = missing. */
export type Application = ReturnType<typeof drawApplication>

/** @param hasBureau whether other lenders know this person: enquiries and the third score hang on it */
export function drawApplication(
  seed: number,
  index: number,
  envelope: Envelope,
  person: Person,
  hasBureau: boolean,
) {
  const random = createRandom(seed, `application ${index}`)
  const { traits } = person
  const daysBirth = -(person.bornDaysBack - envelope.daysBack)
  const ageYears = -daysBirth / 365.25
  const gender = envelope.oddity === 'gender-unknown' ? 'XNA' : person.isMan ? 'M' : 'F'
  const contractType = random.uniform() < (envelope.isTest ? 0.01 : 0.0965) ? 'Revolving loans' : 'Cash loans'
  const isRevolving = contractType === 'Revolving loans'

  const pensionAge = person.isMan ? 60 : 56.3
  const isPensioner = random.uniform() < 0.015 + 0.935 * logistic((ageYears - pensionAge) / 1.7)
  let incomeType = isPensioner ? 'Pensioner' : marginal.WORKING_TYPE.pick(random.uniform())
  if (random.uniform() < 0.00012) incomeType = marginal.RARE_INCOME_TYPE.pick(random.uniform())
  if (envelope.oddity === 'maternity-leave') incomeType = 'Maternity leave'
  const isEmployed = incomeType !== 'Pensioner' && incomeType !== 'Unemployed'
  const education = drawEducation(random, traits.wealth, ageYears)
  const familyStatus = envelope.oddity === 'family-unknown' ? 'Unknown' : drawFamilyStatus(random, traits)
  const children = drawChildren(random, ageYears)
  const occupation = isEmployed ? drawOccupation(random, person.isMan, education) : ''
  const region =
    0.36 * traits.second +
    0.17 * traits.third -
    0.17 * traits.past -
    0.12 * traits.pay +
    0.2 * traits.wealth +
    0.83 * random.normal()
  const ratingWithCity = region > 1.2 ? 1 : region > -1.07 ? 2 : 3
  const ratingMoves = random.uniform()
  const rating =
    ratingWithCity === 2 && ratingMoves < 0.024
      ? 3
      : ratingWithCity === 1 && ratingMoves < 0.07
        ? 2
        : ratingWithCity
  const ownsCar = random.uniform() < (person.isMan ? 0.5 : 0.255) + 0.07 * clamp(traits.wealth, -2, 2)
  const carried = carriedShift({
    contractType,
    ownsCar: ownsCar ? 'Y' : 'N',
    education,
    incomeType,
    occupation,
  })
  const worksElsewhere = isEmployed && random.uniform() < 0.29
  const livesElsewhere = random.uniform() < (ageYears < 35 ? 0.13 : 0.066)
  const regionWork = isEmployed && random.uniform() < 0.0615

  const wealth = normalShare(
    0.8 * traits.wealth +
      (person.isMan ? 0.28 : -0.14) -
      (isPensioner ? 0.45 : -0.1) +
      0.56 * random.normal(),
  )
  const income =
    envelope.oddity === 'income-outlier'
      ? 117_000_000
      : roundTo(marginal.income(wealth), wealth < 0.5 ? 4500 : 13500)
  const loan = drawLoan(random, isRevolving, traits, envelope.oddity === 'income-outlier' ? 0.9 : wealth)

  const knowsEnquiries = random.uniform() < (hasBureau ? 0.985 : 0.1)
  const knowsThird = random.uniform() < (hasBureau ? 0.91 : 0.13)
  const circle =
    envelope.oddity === 'circle-outlier' ? 348 : Number(marginal.circleObserved.pick(random.uniform()))
  const knowsCircle = random.uniform() >= 0.0035
  const circleRisk = 0.105 * Math.exp(0.25 * traits.pay - 0.12 * traits.second)
  const defaults30 = Math.min(
    circle,
    1 + circle > 1 ? countBelow(random, Math.min(circle, 6), circleRisk) : 0,
  )
  const enquiry = (kind: keyof typeof marginal.enquiries): number =>
    knowsEnquiries ? Number(marginal.enquiries[kind].pick(random.uniform())) : Number.NaN
  return {
    ...loan,
    contractType,
    isRevolving,
    gender,
    ownsCar,
    ownsRealty: random.uniform() < 0.7,
    children,
    income,
    suite: marginal.SUITE.pick(random.uniform()),
    incomeType,
    education,
    familyStatus,
    housing: drawHousing(random, traits),
    regionPopulation: marginal.regionPopulation(normalShare(0.5 * region + 0.86 * random.normal())),
    daysBirth,
    ageYears,
    daysEmployed: isEmployed ? drawDaysEmployed(random, traits.age, ageYears) : NOT_EMPLOYED,
    daysRegistration: Math.max(
      -Math.round(marginal.daysRegistration(follow(random, traits.age, 0.3))),
      daysBirth,
    ),
    daysIdPublish: -Math.round(marginal.daysIdPublish(follow(random, traits.age, 0.25))),
    carAge: ownsCar ? Math.round(marginal.carAge(follow(random, -traits.wealth, 0.4))) : Number.NaN,
    hasEmployerPhone: isEmployed,
    hasWorkPhone: random.uniform() < (isEmployed ? 0.23 : 0.06),
    hasMobileContact: random.uniform() < 0.998,
    hasPhone: random.uniform() < 0.28,
    hasEmail: random.uniform() < 0.0565,
    occupation,
    familyMembers:
      envelope.oddity === 'family-unknown' ? Number.NaN : children + (isCouple(familyStatus) ? 2 : 1),
    rating,
    ratingWithCity,
    weekday: marginal.WEEKDAY.pick(random.uniform()),
    hour: Math.floor(marginal.hour(random.uniform()) + 0.4),
    mismatches: [
      random.uniform() < 0.015,
      regionWork,
      regionWork && random.uniform() < 0.8,
      livesElsewhere,
      worksElsewhere || (livesElsewhere && isEmployed && random.uniform() < 0.3),
      worksElsewhere && random.uniform() < 0.73,
    ],
    organisation: isEmployed ? drawOrganisation(random, occupation) : 'XNA',
    external1:
      random.uniform() < (envelope.isTest ? 0.57 : 0.432)
        ? marginal.externalScore1(again(random, lowered(traits.first, carried)))
        : Number.NaN,
    external2:
      random.uniform() < 0.998
        ? marginal.externalScore2(again(random, lowered(traits.second, carried)))
        : Number.NaN,
    external3: knowsThird
      ? marginal.externalScore3(again(random, lowered(traits.third, carried)))
      : Number.NaN,
    buildings: drawBuildings(
      random,
      0.35 * region + 0.2 * traits.wealth + 0.9 * random.normal(),
    ) satisfies Buildings,
    circle: knowsCircle ? circle : Number.NaN,
    circle60: knowsCircle ? Math.max(circle - (random.uniform() < 0.02 ? 1 : 0), 0) : Number.NaN,
    circleDefaults30: knowsCircle ? defaults30 : Number.NaN,
    circleDefaults60: knowsCircle ? countBelow(random, defaults30, 0.72) : Number.NaN,
    daysPhoneChange:
      random.uniform() < 0.127
        ? 0
        : -Math.round(marginal.daysPhoneChange(follow(random, 0.5 * traits.second + 0.4 * traits.age, 0.3))),
    documents: drawDocuments(random, isRevolving, isPensioner),
    enquiryHour: enquiry('hour'),
    enquiryDay: enquiry('day'),
    enquiryWeek: enquiry('week'),
    enquiryMonth: enquiry('month'),
    enquiryQuarter: enquiry('quarter'),
    enquiryYear: enquiry('year'),
  }
}

/** Share of a value that follows a trait with the given correlation. */
function follow(random: Random, trait: number, correlation: number): number {
  return normalShare(correlation * trait + Math.sqrt(1 - correlation * correlation) * random.normal())
}

/** The same person's score differs a little from one application to the next. */
function again(random: Random, trait: number): number {
  return follow(random, trait, 0.97)
}

function drawEducation(random: Random, wealth: number, ageYears: number): string {
  const share = follow(random, wealth, 0.55)
  if (share < 0.0117) return 'Lower secondary'
  if (share < 0.726) return 'Secondary / secondary special'
  if (share > 0.9992) return 'Academic degree'
  return random.uniform() < (ageYears < 30 ? 0.36 : 0.065) ? 'Incomplete higher' : 'Higher education'
}

const FAMILY_BASE = [0.62, 0.155, 0.0935, 0.065, 0.0585]
const FAMILY_AGE = [0, -0.85, -0.25, 0.1, 1.25]
const HOUSING_BASE = [0.9, 0.0454, 0.0384, 0.017, 0.008, 0.0044]
const HOUSING_AGE = [0, -0.85, -0.1, -0.5, -0.1, -0.2]

/** Who lives how goes with careful habits as well as with age: no effect on the outcome of its own. */
const FAMILY_CARE = [0.06, -0.2, -0.2, -0.03, 0.05]
const HOUSING_CARE = [0.04, -0.35, -0.1, -0.25, 0, 0]

function drawFamilyStatus(random: Random, traits: Person['traits']): string {
  return marginal.FAMILY_STATUS[
    tilted(random, FAMILY_BASE, FAMILY_AGE, traits.age, FAMILY_CARE, care(traits))
  ]!
}

function drawHousing(random: Random, traits: Person['traits']): string {
  return marginal.HOUSING[tilted(random, HOUSING_BASE, HOUSING_AGE, traits.age, HOUSING_CARE, care(traits))]!
}

const care = (traits: Person['traits']): number => 0.45 * (traits.second + traits.third - traits.pay)

/** A choice whose weights tilt with a trait: base · exp(tilt·trait − tilt²/2), so that base is about the overall share. */
function tilted(
  random: Random,
  base: readonly number[],
  tilt: readonly number[],
  trait: number,
  secondTilt: readonly number[],
  secondTrait: number,
): number {
  let sum = 0
  const weight = (k: number): number =>
    base[k]! * Math.exp(tilt[k]! * trait - tilt[k]! ** 2 / 2 + secondTilt[k]! * secondTrait)
  for (let k = 0; k < base.length; k++) sum += weight(k)
  let goal = random.uniform() * sum
  for (let k = 0; k < base.length - 1; k++) {
    goal -= weight(k)
    if (goal < 0) return k
  }
  return base.length - 1
}

function drawChildren(random: Random, ageYears: number): number {
  const young = Math.max(0, 1 - Math.abs(ageYears - 35) / 22)
  const u = random.uniform() / (0.08 + 1.37 * young)
  return u < 0.0004 ? 5 : u < 0.0021 ? 4 : u < 0.02 ? 3 : u < 0.12 ? 2 : u < 0.395 ? 1 : 0
}

const OCCUPATION_WEIGHTS = [false, true].flatMap((isMan) =>
  [false, true].map((graduate) =>
    marginal.OCCUPATIONS.map(
      ([, share, women, graduates]) =>
        share *
        (isMan ? (1 - women) / 0.36 : women / 0.64) *
        (graduate ? graduates : (1 - 0.3 * graduates * 0.6) / 0.75),
    ).map((weight) => Math.max(weight, 1e-5)),
  ),
)
const OCCUPATION_CHOICES = OCCUPATION_WEIGHTS.map((weights) =>
  choice(Object.fromEntries(weights.map((weight, k) => [marginal.OCCUPATIONS[k]![0], weight]))),
)

function drawOccupation(random: Random, isMan: boolean, education: string): string {
  const graduate = education === 'Higher education' || education === 'Academic degree'
  return OCCUPATION_CHOICES[(isMan ? 2 : 0) + (graduate ? 1 : 0)]!.pick(random.uniform())
}

function drawOrganisation(random: Random, occupation: string): string {
  const u = random.uniform()
  if (occupation === 'Medicine staff' && u < 0.85) return 'Medicine'
  if (occupation === 'Security staff' && u < 0.3) return 'Security'
  for (;;) {
    const organisation = marginal.ORGANISATION.pick(random.uniform())
    if (organisation !== 'Medicine' || random.uniform() < 0.3) return organisation
  }
}

function drawDaysEmployed(random: Random, age: number, ageYears: number): number {
  const days = marginal.daysEmployed(follow(random, age + 0.25, 0.35))
  return -Math.round(Math.min(days, Math.max((ageYears - 17) * 365, 30)))
}

function drawLoan(random: Random, isRevolving: boolean, traits: Person['traits'], wealth: number) {
  const size = normalShare(
    0.95 * (wealth - 0.5) * 1.7 + 0.14 * traits.first + 0.08 * traits.second + 0.8 * random.normal(),
  )
  if (isRevolving) {
    const credit = roundTo(marginal.creditRevolving(size), 45000)
    const goods = random.uniform() < 0.012 ? Number.NaN : credit
    return { credit, annuity: credit / 20, goods, creditToGoods: 1, creditToAnnuity: 20 }
  }
  const price = marginal.goodsPriceCash(size)
  const goods =
    random.uniform() < 0.35 ? roundTo(price, price < 400_000 ? 45_000 : 225_000) : roundTo(price, 4500)
  const ratio = marginal.creditToGoods(follow(random, traits.past, 0.1))
  const credit = roundTo(goods * ratio, 4.5)
  const annuity = roundTo(
    credit / marginal.creditToAnnuity(normalShare(0.68 * (size - 0.5) * 3.4 + 0.73 * random.normal())),
    4.5,
  )
  return { credit, annuity, goods, creditToGoods: credit / goods, creditToAnnuity: credit / annuity }
}

function drawDocuments(random: Random, isRevolving: boolean, isPensioner: boolean): Uint8Array {
  const flags = new Uint8Array(20)
  for (let k = 0; k < 20; k++) flags[k] = random.uniform() < marginal.DOCUMENT_SHARES[k]! ? 1 : 0
  const main = random.uniform()
  if (isRevolving) return flags
  if (isPensioner) flags[main < 0.5 ? 4 : 1] = main < 0.94 ? 1 : 0
  else if (main < 0.86) flags[1] = 1
  else if (main < 0.97) flags[6] = 1
  return flags
}

function countBelow(random: Random, trials: number, probability: number): number {
  let count = 0
  for (let k = 0; k < trials; k++) if (random.uniform() < probability) count++
  return count
}

const isCouple = (status: string): boolean => status === 'Married' || status === 'Civil marriage'
const roundTo = (value: number, step: number): number => Math.max(Math.round(value / step), 1) * step
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
