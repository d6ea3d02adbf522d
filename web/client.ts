import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  AccountLog,
  Accounts,
  ApplicationHeader,
  ChangePassword,
  ComparableColumns,
  CompareQuery,
  Comparison,
  CurveAnswer,
  DecisionAnswer,
  DictionaryAnswer,
  DictionaryQuery,
  FindApplications,
  FoundApplications,
  InvitationAnswer,
  LetterAnswer,
  LetterQuery,
  ModelAnswer,
  ModelItem,
  NewAccountBody,
  ObjectiveId,
  PairComparison,
  PairQuery,
  PersonData,
  PlansAnswer,
  PlansQuery,
  Redeem,
  Session,
  SignIn,
  SignInWays,
  Similar,
  SimilarQuery,
  WhatIfAnswer,
  WhatIfEdits,
  WhatIfForm,
} from '../src/contract/index.ts'
import { type Action, mayDo } from '../src/contract/index.ts'
import { ApiProblem, query, request } from './request/index.ts'

/** Null = nobody is signed in. Undefined while it is not known yet. */
export function useSession() {
  return useQuery<Session | null, ApiProblem>({
    queryKey: ['session'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      try {
        return await request<Session>('/v1/session', { signal })
      } catch (problem) {
        if (problem instanceof ApiProblem && problem.status === 401) return null
        throw problem
      }
    },
  })
}

/** Whether the reader's role has this right: pages show no way to what the service would refuse. */
export function useMay(action: Action): boolean {
  const role = useSession().data?.role
  return role !== undefined && mayDo(role, action)
}

export function useSignInWays() {
  return useQuery<SignInWays, ApiProblem>({
    queryKey: ['session', 'ways'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => request('/v1/sign-in', { signal }),
  })
}

export const useRedeem = () => useNewSession<Redeem>('/v1/invitation')

export const useChangePassword = () => useNewSession<ChangePassword>('/v1/session/password')

/** What opens a session under a new token. */
function useNewSession<Body>(path: string) {
  const client = useQueryClient()
  return useMutation<Session, ApiProblem, Body>({
    mutationFn: (body) => request<Session>(path, { method: 'POST', body }),
    onSuccess: (session) => changeReader(client, session),
  })
}

export const useSignIn = () => useNewSession<SignIn>('/v1/session')

export const useSignOut = () => useEndOf('/v1/session')

export const useSignOutEverywhere = () => useEndOf('/v1/sessions')

function useEndOf(path: string) {
  const client = useQueryClient()
  return useMutation<null, ApiProblem, void>({
    mutationFn: () => request<null>(path, { method: 'DELETE' }),
    onSuccess: () => changeReader(client, null),
  })
}

export function useAccounts() {
  return useQuery<Accounts, ApiProblem>({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => request('/v1/accounts', { signal }),
  })
}

export function useAccountLog() {
  return useQuery<AccountLog, ApiProblem>({
    queryKey: ['account-log'],
    queryFn: ({ signal }) => request('/v1/account-log', { signal }),
  })
}

export const useInvite = () =>
  useAccountChange<InvitationAnswer, NewAccountBody>((body) =>
    request('/v1/accounts', { method: 'POST', body }),
  )

export const useResetAccount = () =>
  useAccountChange<InvitationAnswer, string>((name) =>
    request(`/v1/accounts/${encodeURIComponent(name)}/reset`, { method: 'POST' }),
  )

export const useDisableAccount = () =>
  useAccountChange<null, string>((name) =>
    request(`/v1/accounts/${encodeURIComponent(name)}/disable`, { method: 'POST' }),
  )

function useAccountChange<Told, Asked>(change: (asked: Asked) => Promise<Told>) {
  const client = useQueryClient()
  return useMutation<Told, ApiProblem, Asked>({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  })
}

/** Nothing that one person read may be left for the next one at this screen. */
function changeReader(client: QueryClient, session: Session | null): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
  client.setQueryData(['session'], session)
}

/** Pages of 25; the last good answer stays while the next search runs. */
export function useFind(search: Omit<FindApplications, 'cursor'>) {
  return useInfiniteQuery<FoundApplications, ApiProblem>({
    queryKey: ['find', search],
    queryFn: ({ pageParam, signal }) =>
      request(`/v1/applications${query({ ...search, cursor: pageParam as string | undefined })}`, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** One answer about one application; its header is kept for the bar above all tabs. */
export function useAbout<T extends { application: ApplicationHeader }>(
  id: number,
  part: string,
  parameters = '',
) {
  const client = useQueryClient()
  return useQuery<T, ApiProblem>({
    queryKey: ['application', id, part, parameters],
    queryFn: async ({ signal }) => {
      const answer = await request<T>(`/v1/applications/${id}/${part}${parameters}`, { signal })
      client.setQueryData(['header', id], answer.application)
      return answer
    },
    // Another customer's answer must never stand under this customer's name.
    placeholderData: (previous, before) => (before?.queryKey[1] === id ? previous : undefined),
  })
}

/** What the top of the page shows, once any answer about the application has come. */
export function useHeader(id: number): ApplicationHeader | undefined {
  const never = useQuery<ApplicationHeader>({
    queryKey: ['header', id],
    enabled: false,
    queryFn: () => Promise.reject(new Error('headers come with other answers')),
  })
  return never.data
}

export const useDecision = (id: number) => useAbout<DecisionAnswer>(id, 'decision')

export const usePersonData = (id: number) => useAbout<PersonData>(id, 'data')

export const useComparison = (id: number, parameters: CompareQuery) =>
  useAbout<Comparison>(id, 'compare', query(parameters))

/** Null asks nothing: no pair chosen yet. */
export function usePair(id: number, pair: PairQuery | null) {
  return useQuery<PairComparison, ApiProblem>({
    queryKey: ['application', id, 'pair', pair],
    enabled: pair !== null,
    queryFn: ({ signal }) => request(`/v1/applications/${id}/compare/pair${query(pair ?? {})}`, { signal }),
    placeholderData: (previous, before) => (before?.queryKey[1] === id ? previous : undefined),
  })
}

/** By score a group counts too; by effects everybody is looked at. */
export const useSimilar = (id: number, parameters: SimilarQuery) =>
  useAbout<Similar>(id, 'similar', query(parameters))

export function useColumns() {
  return useQuery<ComparableColumns, ApiProblem>({
    queryKey: ['columns'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => request('/v1/columns', { signal }),
  })
}

export const useWhatIfForm = (id: number) => useAbout<WhatIfForm>(id, 'what-if')

/** The filed application with these edits; the answer before stays while the new one is worked out. */
export function useWhatIf(id: number, edits: WhatIfEdits) {
  return useQuery<WhatIfAnswer, ApiProblem>({
    queryKey: ['application', id, 'what-if-answer', edits],
    queryFn: ({ signal }) =>
      request(`/v1/applications/${id}/what-if`, { method: 'POST', body: edits, signal }),
    placeholderData: (previous, before) => (before?.queryKey[1] === id ? previous : undefined),
  })
}

/** The risk along one fact. It does not depend on edits, so it is asked for once. Null: nothing to draw along. */
export function useCurve(id: number, along: string | null) {
  return useQuery<CurveAnswer, ApiProblem>({
    queryKey: ['application', id, 'curve', along],
    enabled: along !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      request(`/v1/applications/${id}/what-if/curve${query({ along: along ?? '' })}`, { signal }),
  })
}

/** Plans within what the applicant can do; those of the wishes before stay while the new ones are worked out. */
export const usePlans = (id: number, wishes: PlansQuery) => useAbout<PlansAnswer>(id, 'plans', query(wishes))

/** The letter word for word, or what holds it. */
export const useLetter = (id: number, asked: LetterQuery) =>
  useAbout<LetterAnswer>(id, 'letter', query(asked))

/** How one score works; undefined = the one that decides. */
export function useModel(score: ObjectiveId | undefined) {
  return useQuery<ModelAnswer, ApiProblem>({
    queryKey: ['model', score],
    queryFn: ({ signal }) => request(`/v1/model${query({ score })}`, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Null asks nothing: no item chosen. */
export function useModelItem(item: string | null, score: ObjectiveId) {
  return useQuery<ModelItem, ApiProblem>({
    queryKey: ['model-item', item, score],
    enabled: item !== null,
    queryFn: ({ signal }) =>
      request(`/v1/model/items/${encodeURIComponent(item ?? '')}${query({ score })}`, { signal }),
  })
}

/** The overview, then each part asked for; all words of one page, kept while the page is open. */
export function useDictionary(parts: readonly DictionaryQuery[]) {
  return useQueries({
    queries: parts.map((part) => ({
      queryKey: ['dictionary', part],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<DictionaryAnswer>(`/v1/dictionary${query(part)}`, { signal }),
    })),
    combine: together,
  })
}

/** All answers or none: a page of half the parts would count wrong. */
function together(results: readonly UseQueryResult<DictionaryAnswer, Error>[]) {
  const answers = results.flatMap((result) => result.data ?? [])
  const error = results.find((result) => result.error !== null)?.error
  return {
    data: answers.length === results.length ? answers : undefined,
    error: (error ?? null) as ApiProblem | null,
    refetch: () => Promise.all(results.map((result) => result.refetch())),
  }
}

export { ApiProblem }
