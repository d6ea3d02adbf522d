import './compare.css'
import type { ComparableColumn, Comparison, GroupKind } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { useColumns, useComparison, useDecision } from '../../client.ts'
import { Answer, Foot } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { type CompareAddress, compareQuery, readAddress } from './address.ts'
import { CompareTitle } from './compare-title.tsx'
import { filterWords, readFilters, withFilter } from './filter-words.ts'
import { GroupBar } from './group-bar.tsx'
import { Items } from './items.tsx'
import { Pair } from './pair.tsx'
import { Rates } from './rates.tsx'
import { SimilarSection } from './similar.tsx'

/** Is this customer unusual? */
export function ComparePage({ applicationId }: { applicationId: number }) {
  const { t } = useText()
  const [parameters, change] = useAddress()
  const address = readAddress(parameters)
  const comparison = useComparison(applicationId, compareQuery(address))
  const columns = useColumns()
  const known = columns.data?.columns ?? []
  const onFilter = (filter: string) => change({ group: 'custom', filter })
  const onGroup = (group: GroupKind) => {
    // One's own group starts from the group on the screen, so that one change is one difference.
    const start =
      group === 'custom' && address.filter === '' ? (comparison.data?.group.filter ?? '') : address.filter
    change({ group: group === 'similar' ? null : group, filter: start })
  }
  return (
    <>
      {address.wrong === null ? null : (
        <div className="alert" role="alert">
          <b>{t('compare.filter.unreadable')}</b>
          <p>{t('compare.filter.unreadable.help', address.wrong)}</p>
        </div>
      )}
      <Answer query={comparison}>
        {(data) => (
          <CompareReady data={data} columns={known} address={address} onGroup={onGroup} onFilter={onFilter}>
            <Items
              data={data}
              columns={known}
              name={data.application.displayName ?? t('common.customer')}
              chosen={address.items.length > 0}
              onItems={(items) => change({ items: items.join(',') })}
              by={address.by}
              onBy={(by) => change({ by })}
            />
            <Pair
              applicationId={applicationId}
              data={data}
              columns={known}
              name={data.application.displayName ?? t('common.customer')}
              {...address.pair}
              onPair={(pair) => change(pair)}
            />
            <SimilarSection
              applicationId={applicationId}
              by={address.near}
              group={data.group}
              onBy={(near) => change({ near: near === 'effects' ? null : near })}
            />
          </CompareReady>
        )}
      </Answer>
      {comparison.data === undefined && comparison.error !== null ? (
        // The way out of an address that the service refuses.
        <GroupBar
          group={address.group}
          filter={address.filter}
          columns={known}
          currency={null}
          onGroup={onGroup}
          onFilter={onFilter}
        />
      ) : null}
      {comparison.data === undefined ? null : <CompareFoot id={applicationId} data={comparison.data} />}
    </>
  )
}

function CompareFoot({ id, data }: { readonly id: number; readonly data: Comparison }) {
  const decision = useDecision(id)
  const objective = decision.data?.scores.find((score) => score.decides)?.objective ?? 'bank_cost'
  return <Foot provenance={data.provenance} objective={objective} />
}

/** The page of one answer; `children` stand under the rates when the group may be shown. */
export function CompareReady(props: {
  readonly data: Comparison
  readonly columns: readonly ComparableColumn[]
  readonly address: CompareAddress
  readonly onGroup: (group: GroupKind) => void
  readonly onFilter: (filter: string) => void
  readonly children?: React.ReactNode
}) {
  const { data, columns, onFilter } = props
  const text = useText()
  const { t } = text
  const { group, application } = data
  const name = application.displayName ?? t('common.customer')
  return (
    <>
      <CompareTitle data={data} name={name} />
      <GroupBar
        group={props.address.group}
        filter={props.address.group === 'custom' ? props.address.filter : group.filter}
        columns={columns}
        currency={application.currency}
        onGroup={props.onGroup}
        onFilter={onFilter}
      />
      {group.observed === null ? (
        <TooSmall data={data} columns={columns} onFilter={onFilter} onAll={() => props.onGroup('all')} />
      ) : (
        <>
          <p className="sm mut" style={{ marginTop: 12 }} role="status">
            {text.rich('compare.count', {
              n: group.n,
              people: text.number(group.n),
              difficulties: text.number(group.observed.difficulties),
              known: text.number(group.observed.n),
            })}
          </p>
          <Rates data={data} name={name} />
          {props.children}
        </>
      )}
    </>
  )
}

/** Nobody, or fewer people than may be shown: says so and offers each filter to take out. */
function TooSmall(props: {
  readonly data: Comparison
  readonly columns: readonly ComparableColumn[]
  readonly onFilter: (filter: string) => void
  readonly onAll: () => void
}) {
  const text = useText()
  const { t } = text
  const { group, application } = props.data
  const { filters } = readFilters(group.filter)
  return (
    <div className="empty" style={{ marginTop: 24 }} role="status">
      <p>
        <b>
          {group.n === 0 ? t('compare.empty', { count: filters.length }) : t('compare.small', { n: group.n })}
        </b>
      </p>
      <p>{group.n === 0 ? t('compare.empty.why') : t('compare.small.why', { floor: group.floor })}</p>
      <p className="ways">
        {filters.map((filter) => {
          const words = filterWords(
            filter,
            props.columns.find((column) => column.id === filter.column),
            text,
            application.currency,
          )
          return (
            <button
              key={filter.column}
              type="button"
              className="btn"
              onClick={() => props.onFilter(withFilter(filters, filter.column, null))}
            >
              {t('compare.small.remove', { filter: `${words.name}: ${words.value}` })}
            </button>
          )
        })}
        {filters.length === 0 ? (
          <button type="button" className="btn" onClick={props.onAll}>
            {t('compare.small.all')}
          </button>
        ) : null}
      </p>
    </div>
  )
}
