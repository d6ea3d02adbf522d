import { createIntl } from 'react-intl'
import { expect, it } from 'vitest'
import { en } from './en/index.ts'
import { fr } from './fr/index.ts'

const LANGUAGES = { en, fr } as const

it('has the same ids in both languages', () => {
  expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort())
})

it('has the same ICU arguments and tags under every id', () => {
  for (const [id, message] of Object.entries(en)) {
    expect([id, namesIn(fr[id as keyof typeof fr])]).toEqual([id, namesIn(message)])
  }
})

it('formats every message with 0, 1 and 2 and leaves no brace and no tag behind', () => {
  for (const [locale, messages] of Object.entries(LANGUAGES)) {
    const intl = createIntl({
      locale,
      messages,
      onError: (error) => {
        throw error
      },
    })
    for (const [id, message] of Object.entries(messages)) {
      for (const value of [0, 1, 2]) {
        const values = Object.fromEntries(namesIn(message).map((name) => [name, value]))
        const tags = Object.fromEntries(['b', 'k'].map((tag) => [tag, (parts: unknown[]) => parts.join('')]))
        const text = [intl.formatMessage({ id }, { ...values, ...tags })].flat().join('')
        expect([id, text.match(/[{}<>]/g)]).toEqual([id, null])
      }
    }
  }
})

it('sets no-break spaces as French asks: U+202F before ; ! ?, U+00A0 before : and inside « »', () => {
  for (const [id, message] of Object.entries(fr)) {
    expect([id, message.match(/ [;!?:»]|« |[^\u202f\s][;!?](?=\s|$)/g)]).toEqual([id, null])
  }
})

/** Arguments `{name}` and `{name, plural, …}`; the braces of an option follow its selector and a space. */
function namesIn(message: string): string[] {
  const found = message.matchAll(/(?<!(?:=\d+|one|other) )\{(\w+)(?=[,}])|<(\w+)>/g)
  return [...new Set([...found].map(([, argument, tag]) => argument ?? tag!))].sort()
}
