import type { FeatureEffect, ObjectiveId } from '../../../src/contract/index.ts'
import { useModelItem } from '../../client.ts'
import { Answer } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { CurveItem } from './curve-item.tsx'

interface ChosenCurveProps {
  readonly score: ObjectiveId
  readonly effects: readonly FeatureEffect[]
  /** Id of an item; null = none chosen. */
  readonly item: string | null
  readonly onItem: (item: string | null) => void
}

/** Any item of the score, whatever its rank: chosen from a list, kept in the address. */
export function ChosenCurve({ score, effects, item, onItem }: ChosenCurveProps) {
  const text = useText()
  const { t } = text
  const query = useModelItem(item, score)
  return (
    <section className="sec">
      <h2>{t('model.chosen.title')}</h2>
      <p className="field">
        <label htmlFor="model-item">{t('model.chosen.label')}</label>
        <select
          id="model-item"
          className="in"
          value={item ?? ''}
          onChange={(event) => onItem(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('model.chosen.none')}</option>
          {effects.map((effect) => (
            <option key={effect.id} value={effect.id}>
              {text.local(effect.label)}
            </option>
          ))}
        </select>
      </p>
      {item === null ? null : (
        <Answer query={query}>
          {(data) => (
            <div className="curves">
              <CurveItem density={data.density} effect={data.effect} edges={data.effectEdges} />
            </div>
          )}
        </Answer>
      )}
    </section>
  )
}
