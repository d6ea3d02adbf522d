import type { GroupKind, Similar, SimilarBy } from '../../../src/contract/index.ts'
import { OutcomeDots } from '../../charts/outcome-dots.tsx'
import { useSimilar } from '../../client.ts'
import { Choice, inSentence } from '../../controls/index.ts'
import { Answer } from '../../parts/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { SimilarTable } from './similar-table.tsx'

interface SimilarProps {
  readonly applicationId: number
  readonly by: SimilarBy
  /** The group of the page: among its people the nearest by score are looked for. */
  readonly group: { readonly kind: GroupKind; readonly filter: string }
  readonly onBy: (by: SimilarBy) => void
}

/** Who was like this customer, and how did it go? */
export function SimilarSection({ applicationId, by, group, onBy }: SimilarProps) {
  const { t } = useText()
  const query = useSimilar(
    applicationId,
    by === 'score'
      ? {
          by,
          group: group.kind,
          ...(group.kind === 'custom' && group.filter !== '' ? { filter: group.filter } : {}),
        }
      : { by },
  )
  return (
    <section className="sec" id="similar">
      <header>
        <div>
          <h2>{t('compare.near.title')}</h2>
          <p>{t(`compare.near.how.${by}`)}</p>
        </div>
        <Choice
          name={t('compare.near.by')}
          options={(['effects', 'score'] as const).map((id) => ({ id, text: t(`compare.near.by.${id}`) }))}
          chosen={by}
          onChoose={onBy}
        />
      </header>
      <Answer
        query={query}
        isEmpty={(data) => data.n === 0}
        empty={<p className="empty">{t('compare.near.nobody')}</p>}
      >
        {(data) => <SimilarReady data={data} />}
      </Answer>
    </section>
  )
}

export function SimilarReady({ data }: { readonly data: Similar }) {
  const text = useText()
  const { t } = text
  const { n, observed, approved, items, floor } = data
  if (observed === null || approved === null) {
    return (
      <p className="mut">
        {t('compare.near.few', { n })} {t('compare.small.why', { floor })}
      </p>
    )
  }
  const counts = {
    difficulties: observed.difficulties,
    none: observed.n - observed.difficulties,
    unknown: n - observed.n,
  }
  const among = t(
    data.by === 'effects' ? 'compare.near.among.all' : `compare.near.among.${data.group.kind}`,
    {
      n,
      people: text.number(n),
      searched: text.number(data.searched),
    },
  )
  return (
    <>
      <p role="status">
        {among} {outcomeWords(data, text)} {t('compare.near.approved', { approved, n })}
      </p>
      <div className="near-dots">
        <OutcomeDots counts={counts} label={t('compare.near.dots', counts)} />
        <p className="xs" aria-hidden="true">
          {t('compare.near.dots', counts)}
        </p>
      </div>
      {data.alike.length === 0 ? null : <p>{alikeWords(data, text)}</p>}
      {items.length === 0 ? (
        <p className="mut sm">{t('compare.near.noneOpen', { n })}</p>
      ) : (
        <>
          <SimilarTable files={items} showsParts={data.by === 'effects'} />
          {items.length < n ? (
            <p className="mut sm">{t('compare.near.closed', { closed: n - items.length })}</p>
          ) : null}
        </>
      )}
    </>
  )
}

function outcomeWords({ observed }: Similar, text: Text): string {
  if (observed === null || observed.n === 0) return text.t('compare.near.unknown')
  const points = (share: number): string => text.number(share * 100)
  return text.t('compare.near.outcome', {
    known: observed.n,
    difficulties: observed.difficulties,
    rate: points(observed.rate),
    low: points(observed.low),
    high: points(observed.high),
  })
}

/** "Above all in external score B (41 of 100), …" */
function alikeWords({ alike }: Similar, text: Text): string {
  return text.t('compare.near.alike', {
    groups: alike
      .map(({ label, share }) =>
        text.t('compare.near.alike.one', {
          group: inSentence(text.local(label)),
          share: text.number(share * 100),
        }),
      )
      .join(', '),
  })
}
