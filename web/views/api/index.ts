// In:  /openapi.json, which the service writes from its contract.
// Out: the page of the API: every operation with what it takes, answers and an example, every schema.
// Units: none.
// Invariant: nothing about an operation is written here; words around it are in web/text.
// Source: OpenAPI 3.1.
export { ApiPage } from './api-page.tsx'
export type { ApiDescription } from './description.ts'
