import { useQuery } from '@tanstack/react-query'
import { type ApiProblem, request } from '../../request/index.ts'
import type { ApiDescription } from './description.ts'

/** It changes with the service only. */
export function useApiDescription() {
  return useQuery<ApiDescription, ApiProblem>({
    queryKey: ['api-description'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => request('/openapi.json', { signal }),
  })
}
