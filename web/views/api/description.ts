/** A schema, or a reference to one that has a name. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly contentMediaType?: string
  readonly contentSchema?: Schema
}

export interface Media {
  readonly schema?: Schema
  readonly example?: unknown
}

export interface Response {
  readonly $ref?: string
  readonly description?: string
  readonly content?: Readonly<Record<string, Media>>
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly 'x-summary-fr': string
  readonly tags: readonly string[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: Schema
    readonly example?: unknown
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, Response>>
}

/** As far as the page shows it. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly responses: Readonly<Record<string, Response>>
  }
}

export interface Listed {
  /** Upper case. */
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** Operations by tag, in the order of the description. */
export function operationsByTag(description: ApiDescription): ReadonlyMap<string, readonly Listed[]> {
  const tags = new Map<string, Listed[]>()
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0]!
      tags.set(tag, [...(tags.get(tag) ?? []), { method: method.toUpperCase(), path, operation }])
    }
  }
  return tags
}

/** What a response is, where it is told once for many operations. */
export function responseOf(response: Response, { components }: ApiDescription): Response {
  return response.$ref === undefined ? response : components.responses[nameOf(response.$ref)]!
}

export const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1)

/** A part of a type in words: `name` where a named schema can be followed. */
export type TypePart = { readonly text: string } | { readonly name: string }

/** The type of a schema in one line, as a programmer writes it. */
export function typeParts(schema: Schema | undefined): readonly TypePart[] {
  if (schema === undefined) return [{ text: 'any' }]
  if (schema.$ref !== undefined) return [{ name: nameOf(schema.$ref) }]
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }]
  if (schema.enum !== undefined) return [{ text: schema.enum.map((one) => JSON.stringify(one)).join(' | ') }]
  if (schema.anyOf !== undefined) return joined(schema.anyOf.map(typeParts), ' | ')
  if (schema.contentSchema !== undefined) return [{ text: 'lines of ' }, ...typeParts(schema.contentSchema)]
  if (schema.type === 'array') return [{ text: 'array of ' }, ...typeParts(schema.items)]
  const any = schema.additionalProperties
  if (schema.type === 'object' && schema.properties === undefined && typeof any === 'object')
    return [{ text: 'any name → ' }, ...typeParts(any)]
  return [{ text: [schema.type ?? 'any'].flat().join(' | ') }]
}

function joined(parts: readonly (readonly TypePart[])[], between: string): TypePart[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [{ text: between }, ...part]))
}
