import { expect, it } from 'vitest'
import { reasonAgreement } from './reason-agreement.ts'

it('finds 3 of 4 in common and the same first reason', () => {
  expect(reasonAgreement([7, 1, 2, 3], [7, 3, 1, 9])).toEqual({ sameFirst: true, overlap: 0.75 })
})

it('counts a shorter list against the longer one: 2 of 3', () => {
  expect(reasonAgreement([1, 2], [2, 1, 5])).toEqual({ sameFirst: false, overlap: 2 / 3 })
})

it('calls two empty lists equal', () => {
  expect(reasonAgreement([], [])).toEqual({ sameFirst: true, overlap: 1 })
})
