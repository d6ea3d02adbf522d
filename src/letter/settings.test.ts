import { expect, it } from 'vitest'
import { parseLetterSettings } from './settings.ts'
import { settings } from './testing/sample-request.ts'

it('takes a whole file, and one that is not filled in yet', () => {
  expect(parseLetterSettings(settings)).toBe(settings)
  expect(parseLetterSettings({})).toEqual({})
})

it.each([
  [{ lender: { name: '' } }, '/lender/name'],
  [{ lender: { name: 'x'.repeat(81) } }, '/lender/name'],
  [{ lendr: {} }, '/lendr'],
  [{ review: { askWithinDays: 0 } }, '/review/askWithinDays'],
  [{ review: { answerWithinDays: 32 } }, '/review/answerWithinDays'],
  [{ databases: [] }, '/databases'],
  [{ databases: [{ en: 'only English' }] }, '/databases/0'],
  [{ authorities: { mediator: { name: 'one language', address: 'x' } } }, '/authorities/mediator/name'],
  [{ fictitious: 'yes' }, '/fictitious'],
  [[], '/'],
])('refuses %j, naming the place %s', (file, place) => {
  expect(() => parseLetterSettings(file, 'letter.json')).toThrow(
    new RegExp(`E_LETTER_SETTINGS \\(letter.json\\): .* at ${place}`),
  )
})
