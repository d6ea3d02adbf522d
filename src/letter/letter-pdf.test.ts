import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Letter } from '../contract/index.ts'
import { sha256 } from '../hash/index.ts'
import { composeLetter } from './compose-letter.ts'
import { letterPdf } from './letter-pdf.ts'
import type { LetterRequest } from './letter-request.ts'
import { sealLetter } from './seal-letter.ts'
import { both, RULE_ALONE, sampleRequest } from './testing/sample-request.ts'

function ready(request: LetterRequest): { readonly letter: Letter; readonly contentHash: string } {
  const result = composeLetter(request)
  if (result.state === 'held') throw new Error(JSON.stringify(result.holds))
  return result
}

/** The file as text, its compressed streams opened. */
function opened(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf)
  const parts: string[] = []
  let at = 0
  for (const match of raw.toString('latin1').matchAll(/\/Length (\d+)[^>]*>>\nstream\n/g)) {
    const from = match.index + match[0].length
    const stream = raw.subarray(from, from + Number(match[1]))
    parts.push(raw.subarray(at, from).toString('latin1'))
    parts.push(
      /FlateDecode/.test(match[0]) ? inflateSync(stream).toString('latin1') : stream.toString('latin1'),
    )
    at = from + stream.length
  }
  return [...parts, raw.subarray(at).toString('latin1')].join('')
}

/** Tags of the structure in the order in which they were written. */
const tags = (text: string): string[] => [...text.matchAll(/\/S \/([A-Za-z0-9]+)/g)].map((match) => match[1]!)
const count = (all: readonly string[], tag: string): number => all.filter((one) => one === tag).length

it('is one A4 page that says its language, title and standard, with its fonts inside', async () => {
  const text = opened(await letterPdf(ready(sampleRequest({ language: 'fr' })).letter))
  expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1)
  expect(text).toContain('[0 0 595.28 841.89]')
  expect(text).toContain('/Lang (fr)')
  expect(text).toContain('/Marked true')
  expect(text).toContain('/DisplayDocTitle true')
  expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(text.match(/\/FontFile2 /g)).toHaveLength(3)
})

it('tags one title, a heading per section, a table of five rows, a list of two examples and one figure', async () => {
  const all = tags(opened(await letterPdf(ready(sampleRequest()).letter)))
  expect(count(all, 'H1')).toBe(1)
  expect(count(all, 'H2')).toBe(4)
  expect(count(all, 'TR')).toBe(5)
  // Three columns, and each reason heads its row.
  expect(count(all, 'TH')).toBe(7)
  expect(count(all, 'TD')).toBe(8)
  expect([count(all, 'L'), count(all, 'LI'), count(all, 'Lbl'), count(all, 'LBody')]).toEqual([1, 2, 2, 2])
  expect(count(all, 'Figure')).toBe(1)
})

it('gives the picture in words', async () => {
  const text = opened(await letterPdf(ready(sampleRequest()).letter))
  expect(text).toContain(
    '/Alt (People in 100 who have difficulty paying back: you 14, our limit 9, all applicants 8.)',
  )
})

it('has the same bytes for the same letter, and other bytes for another day', async () => {
  const bytes = async (issuedOn: string) => sha256(await letterPdf(ready(sampleRequest({ issuedOn })).letter))
  const first = await bytes('2026-11-23')
  expect(await bytes('2026-11-23')).toBe(first)
  expect(await bytes('2026-11-24')).not.toBe(first)
})

it('seals a letter with the hash of its words and of its bytes', async () => {
  const { letter, contentHash } = ready(sampleRequest())
  const sealed = await sealLetter(103_979, { letter, contentHash })
  expect(sealed).toMatchObject({ applicationId: 103_979, contentHash, pdfHash: sha256(sealed.pdf) })
  expect(Buffer.from(sealed.pdf.subarray(0, 8)).toString()).toBe('%PDF-1.7')
})

it('prints Łukasz, Ω and Ж, and refuses a name that its type does not have, naming the character', async () => {
  const named = (displayName: string) => {
    const { letter } = ready(sampleRequest())
    return letterPdf({ ...letter, recipient: [displayName] })
  }
  await expect(named('Łukasz Ωмега Ж')).resolves.toBeInstanceOf(Uint8Array)
  await expect(named('山')).rejects.toThrow(
    'E_LETTER_CHARACTER: The letter has characters that its type cannot print. Got: U+5C71',
  )
})

it('fits one page when every name and address of the settings is as long as it may be', async () => {
  const long = (kind: string) => kind.padEnd(80, ' long words of it')
  const base = sampleRequest()
  const entry = { name: long('Agency'), address: long('Address') }
  const settings: LetterRequest['settings'] = {
    ...base.settings,
    fictitious: true,
    lender: { name: long('Lender'), address: ['Street', 'Town', 'Country', 'Site'].map(long) },
    scoreProviders: { A: entry, B: entry },
    databases: [both(long('database')), both(long('register'))],
    authorities: Object.fromEntries(
      Object.keys(base.settings.authorities!).map((id) => [
        id,
        { name: both(long(id)), address: long('Address') },
      ]),
    ),
  }
  for (const language of ['en', 'fr'] as const) {
    for (const purpose of ['answer', 'counter-offer'] as const) {
      const { letter } = ready(sampleRequest({ settings, language, purpose }))
      await expect(letterPdf(letter), `${language} ${purpose}`).resolves.toBeInstanceOf(Uint8Array)
    }
  }
})

it('refuses a letter that no size of type brings onto one page', async () => {
  const { letter } = ready(sampleRequest())
  const endless = { ...letter, opening: Array.from({ length: 60 }, () => letter.opening[0]!) }
  await expect(letterPdf(endless)).rejects.toThrow('E_LETTER_PAGE')
})

it('prints a refusal by a rule alone on one page, with the rule in a list and no picture', async () => {
  const text = opened(await letterPdf(ready(sampleRequest({ decision: RULE_ALONE }, 0.05)).letter))
  expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1)
  expect(count(tags(text), 'Figure')).toBe(0)
  expect(count(tags(text), 'Table')).toBe(0)
})
