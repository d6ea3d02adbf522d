import { latentFactors } from '../../../src/synth/index.ts'

/** The traits of a person that every table shows a part of. Higher `first` … `third` is safer, higher `past` … `card` riskier. */
export const TRAITS = ['age', 'wealth', 'first', 'second', 'third', 'past', 'bureau', 'pay', 'card'] as const
export type Trait = (typeof TRAITS)[number]

export const drawTraits = latentFactors(TRAITS, {
  'first age': 0.62,
  'second age': 0.1,
  'third age': 0.22,
  'second wealth': 0.22,
  'first wealth': 0.12,
  'second first': 0.21,
  'third first': 0.18,
  'third second': 0.12,
  'past first': -0.14,
  'past second': -0.2,
  'past third': -0.16,
  'past age': -0.12,
  'bureau first': -0.12,
  'bureau second': -0.12,
  'bureau third': -0.3,
  'bureau age': -0.12,
  'bureau past': 0.16,
  'pay first': -0.14,
  'pay second': -0.18,
  'pay third': -0.14,
  'pay age': -0.15,
  'pay past': 0.2,
  'pay bureau': 0.12,
  'card second': -0.12,
  'card third': -0.15,
  'card bureau': 0.2,
  'card pay': 0.15,
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
