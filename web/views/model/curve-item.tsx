import type { FeatureDensity, FeatureEffect } from '../../../src/contract/index.ts'
import { EffectDensity } from '../../charts/effect-density.tsx'
import { type Text, useText } from '../../text/index.ts'
import { binName, type DrawnEffect, drawnEffect, smallShare } from './density-columns.ts'

export interface CurveItemProps {
  readonly density: FeatureDensity
  readonly effect: FeatureEffect
}

/** One item: its average effect along its values, how the effect spreads, how many customers, and those without a value. */
export function CurveItem({
  density,
  effect,
  edges,
}: CurveItemProps & { readonly edges: readonly number[] }) {
  const text = useText()
  const { t } = text
  const drawn = drawnEffect(density, effect.unit, text)
  const missing = missingWords(effect, text)
  return (
    <figure>
      <figcaption>
        <b>{text.local(effect.label)}</b>
        <span className="xs">{missing}</span>
      </figcaption>
      <EffectDensity
        columns={drawn.columns}
        missing={drawn.missing}
        missingText={t('model.curves.none')}
        edges={edges}
        ticks={drawn.ticks}
        label={curveSentence(drawn, effect, missing, text)}
      />
    </figure>
  )
}

function missingWords(effect: FeatureEffect, text: Text): string {
  return effect.missingShare > 0
    ? text.t('model.curves.missing', { share: smallShare(effect.missingShare, text) })
    : text.t('model.curves.known')
}

function curveSentence(drawn: DrawnEffect, effect: FeatureEffect, missing: string, text: Text): string {
  const item = text.local(effect.label)
  const means = drawn.bins.map((bin) => bin.meanEffect)
  const first = drawn.bins[0]
  const last = drawn.bins[drawn.bins.length - 1]
  if (first === undefined || last === undefined) return `${item}. ${missing}.`
  const write = (effectSize: number): string => text.signed(effectSize, 2)
  if (first.category !== null) {
    return text.t('model.curves.labelCategories', {
      item,
      low: write(Math.min(...means)),
      high: write(Math.max(...means)),
      missing,
    })
  }
  return text.t('model.curves.label', {
    item,
    low: drawn.ticks[0]?.text ?? binName(first, effect.unit, text),
    high: drawn.ticks[drawn.ticks.length - 1]?.text ?? binName(last, effect.unit, text),
    first: write(first.meanEffect),
    last: write(last.meanEffect),
    missing,
  })
}
