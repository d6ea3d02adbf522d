import type { ApiProblem } from '../../request/index.ts'
import type { Text } from '../../text/index.ts'

const KNOWN = [
  'E_FILE_CHANGED',
  'E_FILE_DECIDED',
  'E_OWN_VIEW_FIRST',
  'E_OVERRIDE_REASON',
  'E_NO_SECOND_AWAITED',
  'E_SAME_PERSON',
  'E_STOPPED',
] as const

/** What the service refused, in words; null when nothing. */
export function refusal(problem: ApiProblem | null, { t }: Pick<Text, 't'>): string | null {
  if (problem === null) return null
  const known = KNOWN.find((code) => code === problem.code)
  return known === undefined ? t('common.error.server') : t(`oversight.refused.${known}`)
}
