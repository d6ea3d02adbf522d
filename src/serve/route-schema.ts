import type { TSchema } from 'typebox'

/** What a route takes and gives, as the contract says it. */
export interface RouteSchema {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  /** One sentence for the API's description. */
  readonly summary: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly headers?: TSchema
  readonly body?: TSchema
  /** Of the body, where the general limit is too narrow. */
  readonly mostBytes?: number
  readonly answer?: TSchema
  /** Body and answer are lines of JSON, one of these each; they are read as they come. */
  readonly lines?: { readonly body: TSchema; readonly answer: TSchema }
  /** Of an answer that is a document. */
  readonly document?: 'application/pdf'
  /** Answers by leading the browser elsewhere. */
  readonly leads?: true
  /** Requests per minute and address, where the general limit is too wide. */
  readonly perMinute?: number
  /** Answered however busy the service is, and without a limit: a look at it must not take it down. */
  readonly vital?: true
}
