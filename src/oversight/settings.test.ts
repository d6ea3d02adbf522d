import { expect, it } from 'vitest'
import { homeCreditOversight } from '../../lenders/home-credit/index.ts'
import { parseOversightSettings } from './settings.ts'

it('takes what the file names and leaves the rest as the lender is set up', () => {
  const settings = parseOversightSettings({ greyBandPoints: 3 }, homeCreditOversight)
  expect(settings).toEqual({ ...homeCreditOversight, greyBandPoints: 3 })
  expect(parseOversightSettings(homeCreditOversight, settings)).toEqual(homeCreditOversight)
})

it('refuses what it does not know, shares in the wrong order, and an outcome without reasons', () => {
  const rate = { ...homeCreditOversight.overrideRate, lowShare: 0.2 }
  const oneSided = homeCreditOversight.overrideReasons.filter(({ outcome }) => outcome === 'declined')
  for (const wrong of [
    { greyBand: 3 },
    { greyBandPoints: -1 },
    { secondPersonFor: ['rule'] },
    { overrideRate: rate },
    { overrideReasons: oneSided },
  ]) {
    expect(() => parseOversightSettings(wrong, homeCreditOversight)).toThrow(
      expect.objectContaining({ code: 'E_OVERSIGHT_SETTINGS' }),
    )
  }
})
