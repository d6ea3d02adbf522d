import type { Doer } from '../../src/contract/index.ts'
import type { Text } from '../text/index.ts'

export function nameOf({ name, isYou }: Doer, { t }: Pick<Text, 't'>): string {
  return isYou ? t('oversight.you') : (name ?? t('oversight.gone'))
}
