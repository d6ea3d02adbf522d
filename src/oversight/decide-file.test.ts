import { expect, it } from 'vitest'
import { needsSecond } from './decide-file.ts'
import type { OversightSettings } from './settings-schema.ts'

const nobody = { secondPersonFor: [] } as unknown as OversightSettings
const everybody = {
  secondPersonFor: ['approve-against-score', 'decline-against-score'],
} as unknown as OversightSettings
const declined = { outcome: 'declined', inGreyBand: false } as const

it('lets no one person approve against a rule, whatever the lender’s settings', () => {
  expect(needsSecond('approved', { ...declined, ruled: true }, nobody)).toBe(true)
  expect(needsSecond('approved', { ...declined, ruled: false }, nobody)).toBe(false)
  expect(needsSecond('declined', { ...declined, ruled: true }, nobody)).toBe(false)
})

it('asks for a second person where the settings say so', () => {
  expect(needsSecond('approved', { ...declined, ruled: false }, everybody)).toBe(true)
  expect(needsSecond('declined', { ...declined, ruled: false }, everybody)).toBe(false)
})
