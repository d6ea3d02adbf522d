import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import type { FastifySchemaCompiler } from 'fastify'
import type { FastifySchemaValidationError, FastifyValidationResult } from 'fastify/types/schema.js'
import type { TSchema } from 'typebox'

/**
 * Checks the parts of a request. Bodies are taken as they are; text of the address becomes a number only
 * where it is one to the letter: `1.5` for a whole number is refused, not cut to 1.
 */
export const requestValidator: FastifySchemaCompiler<TSchema> = (part): FastifyValidationResult => {
  const check = TypeBoxValidatorCompiler(part)
  if (part.httpPart === 'body') return check
  return (value: unknown) => {
    // The check converts in place.
    const asked = { ...(value as Record<string, unknown>) }
    const result = check(value) as { value?: object; error?: FastifySchemaValidationError[] }
    const bent = Object.entries(result.value ?? {}).find(
      ([key, converted]) => typeof converted === 'number' && String(converted) !== asked[key],
    )
    if (bent === undefined) return result
    const message = 'must be a whole number'
    return { error: [{ instancePath: `/${bent[0]}`, message, keyword: 'type', schemaPath: '', params: {} }] }
  }
}
