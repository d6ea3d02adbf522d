import * as contract from '../../contract/index.ts'
import { canonicalJson, type Json } from '../../hash/index.ts'

type Schema = Record<string, unknown>

/** Below this many characters a schema is told where it stands. */
const TOO_SHORT = 120

/** Schemas of the contract by their text; of equal ones the first. */
function namedSchemas(): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  for (const [name, value] of Object.entries(contract)) {
    const text = isSchema(value) ? textOf(value) : ''
    if (text.length > TOO_SHORT && !named.has(text)) named.set(text, name)
  }
  return named
}

/**
 * Puts what the contract has a name for under `components.schemas`, once, and a reference in its place.
 * @returns the same description, told shorter, and the schemas it refers to
 */
export function nameSchemas(description: object): {
  readonly named: object
  readonly schemas: Readonly<Record<string, Schema>>
} {
  const names = namedSchemas()
  const schemas: Record<string, Schema> = {}
  const walk = (value: unknown, self: string | null): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, null))
    if (typeof value !== 'object' || value === null) return value
    const name = isSchema(value) ? names.get(textOf(value)) : undefined
    if (name !== undefined && name !== self) {
      // Known before its parts are looked at: one that holds itself ends.
      if (!Object.hasOwn(schemas, name)) {
        schemas[name] = {}
        schemas[name] = walk(value, name) as Schema
      }
      return { $ref: `#/components/schemas/${name}` }
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, null)]))
  }
  const named = walk(description, null) as object
  return { named, schemas: Object.fromEntries(Object.entries(schemas).sort()) }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && ('type' in value || 'anyOf' in value)
}

/** What the contract writes for any name; the framework tells it as `additionalProperties`. */
const ANY_NAME = '^.*$'

/** The JSON of a schema, whatever builds it. */
function textOf(schema: Schema): string {
  const asTold = JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (value?.patternProperties?.[ANY_NAME] === undefined) return value
    const { patternProperties, ...rest } = value
    return { ...rest, additionalProperties: patternProperties[ANY_NAME] }
  })
  return canonicalJson(asTold as Json)
}
