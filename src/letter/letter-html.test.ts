import { expect, it } from 'vitest'
import { composeLetter } from './compose-letter.ts'
import { letterHtml } from './letter-html.ts'
import type { LetterRequest } from './letter-request.ts'
import { letterTexts } from './testing/letter-text.ts'
import { RULE_ALONE, sampleRequest } from './testing/sample-request.ts'

function ready(request: LetterRequest) {
  const result = composeLetter(request)
  if (result.state === 'held') throw new Error(JSON.stringify(result.holds))
  return result.letter
}

it('says every word of the letter in reading order, in the language it names', () => {
  for (const language of ['en', 'fr'] as const) {
    const letter = ready(
      sampleRequest({ language, settings: { ...sampleRequest().settings, fictitious: true } }),
    )
    const page = letterHtml(letter)
    const [, body = ''] = page.split('<body>')
    expect(page).toContain(`<html lang="${language}">`)
    let from = 0
    for (const text of letterTexts(letter)) {
      const at = body.indexOf(text, from)
      expect(at, text).toBeGreaterThan(-1)
      from = at
    }
  }
})

it('shows a name with markup as it is written', () => {
  const { application } = sampleRequest().decision
  const displayName = '<img src=x onerror="a()"> & Söhne'
  const page = letterHtml(
    ready(sampleRequest({ decision: { application: { ...application, displayName } } })),
  )
  expect(page).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; Söhne')
  expect(page).not.toContain('<img')
})

it('has one title, a heading per section, heading cells, and a picture with its words', () => {
  const page = letterHtml(ready(sampleRequest()))
  expect(page.match(/<h1>/g)).toHaveLength(1)
  expect(page.match(/<h2>/g)).toHaveLength(4)
  expect(page.match(/<th scope="col">/g)).toHaveLength(3)
  expect(page.match(/<th scope="row">/g)).toHaveLength(4)
  expect(page).toMatch(
    /<svg [^>]*role="img" aria-label="People in 100 who have difficulty paying back: you 14/,
  )
})

it('has no picture of the risk where a rule alone declines', () => {
  const page = letterHtml(ready(sampleRequest({ decision: RULE_ALONE }, 0.05)))
  expect(page).toContain('<li>The payment is above half (Law 1).</li>')
  expect(page).not.toContain('<svg')
})
