import { type Static, Type } from 'typebox'

/** RFC 9457 problem. `code` is stable; `remedy` says what to do now. */
export const HttpProblem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  got: Type.Optional(Type.String()),
  expected: Type.Optional(Type.String()),
  remedy: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
})
export type HttpProblem = Static<typeof HttpProblem>
