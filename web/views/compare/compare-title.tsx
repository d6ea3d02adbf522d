import type { Comparison } from '../../../src/contract/index.ts'
import { inSentence } from '../../controls/index.ts'
import { Title } from '../../parts/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { placeOf } from './place-of.ts'

/** In how many items the customer is unusual, with their names. */
export function compareSentence(
  data: Comparison,
  text: Text,
): { readonly lead: string; readonly rest: string } {
  const { t } = text
  if (data.group.observed === null) {
    return { lead: t(data.group.n === 0 ? 'compare.title.empty' : 'compare.title.hidden'), rest: '' }
  }
  const items = data.items.length
  const unusual = data.items.filter((item) => placeOf(item).unusual)
  if (unusual.length === 0)
    return { lead: t('compare.title.none', { items }), rest: t('compare.title.none.rest') }
  const names = `${unusual.map((item) => inSentence(text.local(item.label))).join(', ')}.`
  return unusual.length * 2 <= items
    ? { lead: t('compare.title.some', { count: unusual.length }), rest: names }
    : { lead: t('compare.title.many', { count: unusual.length, items }), rest: names }
}

export function CompareTitle({ data, name }: { readonly data: Comparison; readonly name: string }) {
  const text = useText()
  const { lead, rest } = compareSentence(data, text)
  return (
    <Title question={text.t('compare.question')} name={text.t('compare.windowTitle', { name })}>
      {lead} {rest === '' ? null : <em>{rest}</em>}
    </Title>
  )
}
