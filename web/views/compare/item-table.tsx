import type { Comparison, Distribution } from '../../../src/contract/index.ts'
import { asLengths, mirrored, ScrollBox } from '../../controls/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { placeWords } from './item-chart.tsx'
import { placeOf } from './place-of.ts'

/** The same items as rows. */
export function ItemTable(props: {
  readonly items: readonly Distribution[]
  readonly split: Comparison['group']['split']
  readonly currency: string | null
}) {
  const text = useText()
  const { t } = text
  return (
    <ScrollBox name={t('compare.items.title', { count: props.items.length })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('compare.column.item')}</th>
            <th scope="col">{t('compare.column.customer')}</th>
            <th scope="col">{t('compare.column.place')}</th>
            <th scope="col">{t('compare.column.middle')}</th>
            {props.split?.parts.map(({ part }) => (
              <th scope="col" key={part}>
                {t('compare.column.middleOf', { part: t(`compare.split.part.${part}`) })}
              </th>
            ))}
            <th scope="col" className="num">
              {t('compare.column.missing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => {
            const value = text.value(item.customer.value, props.currency)
            const place = placeWords(item, text)
            return (
              <tr key={item.id}>
                <td>{text.local(item.label)}</td>
                <td className={value.missing ? 'none' : undefined}>{value.text}</td>
                <td>{placeOf(item).unusual ? <b>{place}</b> : place}</td>
                <td>{middleWords(item, item.group, text, props.currency)}</td>
                {props.split?.parts.map(({ part }, k) => (
                  <td key={part}>{middleWords(item, item.parts[k]?.counts ?? [], text, props.currency)}</td>
                ))}
                <td className="num">{text.number(item.missing.group)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** The bin that holds the middle person of some counts over the item's bins, or the commonest value. */
export function middleWords(
  item: Distribution,
  counts: readonly number[],
  text: Text,
  currency: string | null,
): string {
  const people = counts.reduce((sum, n) => sum + n, 0)
  if (people === 0) return text.t('common.noInformation')
  if (item.kind === 'category') {
    const most = counts.indexOf(Math.max(...counts))
    const category = item.categories[most]
    return category === undefined ? '' : text.local(category.text)
  }
  let before = 0
  const bin = counts.findIndex((n) => {
    before += n
    return before * 2 >= people
  })
  const back = asLengths(item)
  const edges = back ? mirrored(item.edges) : item.edges
  const at = back ? counts.length - 1 - bin : bin
  return text.range(
    text.byUnit(edges[at]!, item.unit, currency),
    text.byUnit(edges[at + 1]!, item.unit, currency),
  )
}
