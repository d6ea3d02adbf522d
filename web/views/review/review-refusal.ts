import type { ApiProblem } from '../../request/index.ts'
import type { Text } from '../../text/index.ts'

const KNOWN = [
  'E_FILE_CHANGED',
  'E_NO_REVIEW',
  'E_NO_REVIEW_ASKED',
  'E_NO_DISPUTE',
  'E_DISPUTE_OPEN',
  'E_SAME_PERSON',
  'E_EDIT',
  'E_STOPPED',
] as const

/** What the service refused, in words; null when nothing. */
export function reviewRefusal(problem: ApiProblem | null, { t }: Pick<Text, 't'>): string | null {
  if (problem === null) return null
  const known = KNOWN.find((code) => code === problem.code)
  return known === undefined ? t('common.error.server') : t(`review.refused.${known}`)
}
