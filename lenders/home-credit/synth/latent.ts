import { latentFactors } from '../../../src/synth/index.ts'

/** The traits of a person that every table shows a part of. Higher `first` … `third` is safer, higher `past` … `card` riskier. */
export const TRAITS = ['age', 'wealth', 'first', 'second', 'third', 'past', 'bureau', 'pay', 'card'] as const

export const drawTraits = latentFactors(TRAITS, {
  'first age': 0.62,
  'second age': 0.1,
  'third age': 0.22,
  'second wealth': 0.22,
  'first wealth': 0.12,
  'second first': 0.21,
  'third first': 0.18,
  'third second': 0.12,
  'past first': -0.33,
  'past second': -0.51,
  'past third': -0.42,
  'past age': -0.15,
  'bureau first': -0.27,
  'bureau second': -0.3,
  'bureau third': -0.63,
  'bureau age': -0.15,
  'bureau past': 0.25,
  'pay first': -0.3,
  'pay second': -0.45,
  'pay third': -0.375,
  'pay age': -0.15,
  'pay past': 0.3,
  'pay bureau': 0.2,
  'card second': -0.375,
  'card third': -0.42,
  'card bureau': 0.3,
  'card pay': 0.25,
})

/** One person's traits by name. */
export interface Traits {
  readonly age: number
  readonly wealth: number
  readonly first: number
  readonly second: number
  readonly third: number
  readonly past: number
  readonly bureau: number
  readonly pay: number
  readonly card: number
}
