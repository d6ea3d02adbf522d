import type { PairAxis, PairComparison } from '../../../src/contract/index.ts'
import { ScrollBox } from '../../controls/index.ts'
import { useText } from '../../text/index.ts'
import { BLOCK } from './pair-axis.ts'

/** The blocks as rows, the customer's own named. */
export function PairTable(props: {
  readonly pair: PairComparison
  readonly words: (axis: PairAxis, bin: number, width: number) => string
}) {
  const { pair, words } = props
  const text = useText()
  const { t } = text
  if (pair.blocks.length === 0) return <p className="empty">{t('compare.pair.empty')}</p>
  const own = (axis: PairAxis, block: number): boolean =>
    axis.customerBin !== null && Math.floor(axis.customerBin / BLOCK) === block
  return (
    <ScrollBox name={t('compare.pair.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.local(pair.x.label)}</th>
            <th scope="col">{text.local(pair.y.label)}</th>
            <th scope="col" className="num">
              {t('compare.pair.column.n')}
            </th>
            <th scope="col" className="num">
              {t('compare.pair.column.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {pair.blocks.map((block) => {
            const here = own(pair.x, block.x) && own(pair.y, block.y)
            return (
              <tr key={`${block.x} ${block.y}`}>
                <td>
                  {words(pair.x, block.x * BLOCK, BLOCK)}
                  {here ? <b> ({t('compare.pair.here')})</b> : null}
                </td>
                <td>{words(pair.y, block.y * BLOCK, BLOCK)}</td>
                <td className="num">{text.number(block.observed.n)}</td>
                <td className="num">{text.number(block.observed.rate * 100, 1)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}
