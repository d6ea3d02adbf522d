import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ApplicationHeader,
  CorrectionBody,
  DisputeBody,
  DisputeReply,
  HumanDecisionBody,
  JudgementBody,
  OverrideRates,
  OversightAnswer,
  ReviewAnswer,
  ReviewReply,
  ReviewRequest,
  ScoringState,
  SecondOpinionBody,
  TurnScoring,
} from '../src/contract/index.ts'
import { type ApiProblem, useAbout } from './client.ts'
import { request } from './request/index.ts'

/** Where the file stands with people. */
export const useOversight = (id: number) => useAbout<OversightAnswer>(id, 'oversight')

export const useJudge = (id: number) => useFileChange<JudgementBody>(id, 'judgement')

export const useDecide = (id: number) => useFileChange<HumanDecisionBody>(id, 'human-decision')

export const useSecondOpinion = (id: number) => useFileChange<SecondOpinionBody>(id, 'second-opinion')

/** What the customer asked and was answered, what is disputed and put right. */
export const useReview = (id: number) => useAbout<ReviewAnswer>(id, 'review')

export const useAskReview = (id: number) => useReviewChange<ReviewRequest>(id, 'review')

export const useAnswerReview = (id: number) => useReviewChange<ReviewReply>(id, 'review/answer')

export const useDispute = (id: number) => useReviewChange<DisputeBody>(id, 'dispute')

export const useKeepFact = (id: number) => useReviewChange<DisputeReply>(id, 'dispute/answer')

export const useCorrect = (id: number) => useReviewChange<CorrectionBody>(id, 'correction')

function useReviewChange<Body>(id: number, part: string) {
  return useChangeOf<Body, ReviewAnswer>(id, part, 'review')
}

/** A change of one file: its new state is the answer; lists and other pages of the file are asked again. */
function useFileChange<Body>(id: number, part: string) {
  return useChangeOf<Body, OversightAnswer>(id, part, 'oversight')
}

/** @param answers the part of the file whose new state the service answers with */
function useChangeOf<Body, Answer extends { application: ApplicationHeader }>(
  id: number,
  part: string,
  answers: string,
) {
  const client = useQueryClient()
  const own = ['application', id, answers, ''] as const
  return useMutation<Answer, ApiProblem, Body>({
    mutationFn: (body) => request(`/v1/applications/${id}/${part}`, { method: 'POST', body }),
    onSuccess: (answer) => {
      client.setQueryData(own, answer)
      void client.invalidateQueries({ queryKey: ['find'] })
      void client.invalidateQueries({
        queryKey: ['application', id],
        predicate: ({ queryKey }) => queryKey[2] !== answers,
      })
    },
    // Somebody else was first, or the page is old: what stands now is shown.
    onError: () => void client.invalidateQueries({ queryKey: own }),
  })
}

export function useOverrideRates() {
  return useQuery<OverrideRates, ApiProblem>({
    queryKey: ['override-rates'],
    queryFn: ({ signal }) => request('/v1/override-rates', { signal }),
  })
}

/** How often staff's pages ask whether new scores are stopped, in milliseconds. */
const LOOK_MS = 15_000

export function useScoring() {
  return useQuery<ScoringState, ApiProblem>({
    queryKey: ['scoring'],
    refetchInterval: LOOK_MS,
    queryFn: ({ signal }) => request('/v1/scoring', { signal }),
  })
}

export function useTurnScoring() {
  const client = useQueryClient()
  return useMutation<ScoringState, ApiProblem, TurnScoring>({
    mutationFn: (body) => request('/v1/scoring', { method: 'POST', body }),
    onSuccess: (state) => client.setQueryData(['scoring'], state),
  })
}
