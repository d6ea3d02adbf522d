import { expect, it } from 'vitest'
import { readPreferences } from './preferences.tsx'
import { backOrHome } from './routes.tsx'

it('takes the language from the address, then from what was kept, then from the browser', () => {
  const kept = '{"language":"fr"}'
  expect(readPreferences('?lang=en', kept, 'fr-FR').language).toBe('en')
  expect(readPreferences('', kept, 'en-GB').language).toBe('fr')
  expect(readPreferences('', null, 'fr-CA').language).toBe('fr')
  expect(readPreferences('?lang=de', null, 'de').language).toBe('en')
})

it('starts with the colours of the device and with keys on, and survives anything kept', () => {
  for (const kept of [null, 'not json', '7', 'null', '{"theme":"pink","singleKeys":"no"}']) {
    expect(readPreferences('', kept, 'en')).toEqual({ language: 'en', theme: 'system', singleKeys: true })
  }
})

it('returns after sign-in to the page that asked, and only to pages of this site', () => {
  const manager = { role: 'manager' } as const
  expect(backOrHome('?back=%2Ffiles%2F5%2Fcompare%3Fgroup%3Dall', manager)).toBe('/files/5/compare?group=all')
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', '']) {
    expect(backOrHome(`?back=${encodeURIComponent(elsewhere)}`, manager)).toBe('/files')
  }
  expect(backOrHome('', { role: 'customer' })).toBe('/my')
})
