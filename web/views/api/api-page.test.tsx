import { expect, it } from 'vitest'
import { apiDescription } from '../../fixtures/api.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { ApiReady } from './api-page.tsx'
import { operationsByTag, typeParts } from './description.ts'
import { OperationReady } from './operation-entry.tsx'
import { SchemaReady } from './schema-entry.tsx'

const page = (language: 'en' | 'fr', search = '') =>
  markupOf(<ApiReady api={apiDescription} search={search} onSearch={() => {}} />, language)
const listed = (tag: string) => operationsByTag(apiDescription).get(tag)![0]!
const operation = (tag: string, language: 'en' | 'fr' = 'en') =>
  markupOf(<OperationReady listed={listed(tag)} api={apiDescription} />, language)

it('lists every operation with its sentence in the reader’s language', () => {
  const english = wordsOf(page('en'))
  expect(english).toContain('can be asked for by a program: 2 operations.')
  expect(english).toContain('POST /v1/keys A new machine with its first key')
  expect(wordsOf(page('fr'))).toContain('POST /v1/keys Une nouvelle machine et sa première clé')
})

it('finds by path or word, and counts what it found', () => {
  const found = wordsOf(page('en', 'CHAIN'))
  expect(found).toContain('one operation')
  expect(found).toContain('GET /v1/records/{recordId}')
  expect(found).not.toContain('/v1/keys')
})

it('shows what an operation takes and answers, with an example, and who may call it', () => {
  const keys = operation('keys')
  expect(wordsOf(keys)).toContain('For people who are signed in.')
  expect(keys).toContain('href="#schema-NewKeyBody"')
  expect(keys).toContain('&quot;name&quot;: &quot;core-banking&quot;')
  expect(wordsOf(keys)).toContain('4XX Refused: the request.')
  const record = wordsOf(operation('records', 'fr'))
  expect(record).toContain('les programmes dont la clé a la portée records.')
  expect(record).toContain('recordId (obligatoire) path integer 2')
})

it('says of a field that it may be absent, and its type', () => {
  const schema = apiDescription.components.schemas.NewKeyBody!
  const text = wordsOf(markupOf(<SchemaReady name="NewKeyBody" schema={schema} />, 'en'))
  expect(text).toMatch(/name\s+string/)
  expect(text).toMatch(/days \(may be absent\)\s+integer \| null/)
})

it('writes types as a programmer does', () => {
  const text = (schema: Parameters<typeof typeParts>[0]) =>
    typeParts(schema)
      .map((part) => ('name' in part ? part.name : part.text))
      .join('')
  const named = { $ref: '#/components/schemas/Reason' }
  expect(text({ type: 'array', items: named })).toBe('array of Reason')
  expect(text({ anyOf: [{ const: 'a' }, { type: 'null' }] })).toBe('"a" | null')
  expect(text({ type: 'object', additionalProperties: { type: 'number' } })).toBe('any name → number')
  expect(text({ type: 'string', contentSchema: named })).toBe('lines of Reason')
  expect(text(undefined)).toBe('any')
})
