import { useState } from 'react'
import type { ObjectiveId, Provenance } from '../../src/contract/index.ts'
import { type MessageId, useText } from '../text/index.ts'

interface FootProps {
  readonly provenance: Provenance
  readonly objective: ObjectiveId
}

/** What the answer was computed with, and the address that asks for it again. */
export function Foot({ provenance, objective }: FootProps) {
  const { t } = useText()
  const [copied, setCopied] = useState<MessageId | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => setCopied('common.foot.copied'),
      () => setCopied('common.foot.copyFailed'),
    )
  return (
    <footer className="foot">
      <span>
        {t('common.foot.model', { id: provenance.modelId, objective: t(`common.objective.${objective}`) })}
      </span>
      {provenance.scoredBy === 'final' ? null : (
        <span>
          {provenance.scoredBy === 'imported'
            ? t('common.foot.imported')
            : t('common.foot.scoredBy', { fold: provenance.scoredBy })}
        </span>
      )}
      <span>{t('common.foot.data', { generation: provenance.dataGeneration })}</span>
      <span title={provenance.answerHash}>
        {t('common.foot.answer', { hash: shortHash(provenance.answerHash) })}
      </span>
      <span>
        {t('common.foot.address')}{' '}
        <button type="button" className="link" onClick={copy}>
          {t('common.foot.copy')}
        </button>{' '}
        <span role="status">{copied ? t(copied) : ''}</span>
      </span>
    </footer>
  )
}

/** First eight digits in two groups: 7f3a 91c2. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}\u00a0${hash.slice(4, 8)}`
}
