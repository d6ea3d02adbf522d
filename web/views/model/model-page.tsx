import './model.css'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ModelAnswer, ObjectiveId } from '../../../src/contract/index.ts'
import { useAddress } from '../../address/index.ts'
import { useModel } from '../../client.ts'
import { Choice, inSentence } from '../../controls/index.ts'
import { Answer, Title } from '../../parts/index.ts'
import { type Text, useText } from '../../text/index.ts'
import { ChosenCurve } from './chosen-curve.tsx'
import { CurveGrid } from './curve-grid.tsx'
import { EffectList } from './effect-list.tsx'
import { PairSection } from './pair-section.tsx'
import { RangeSection } from './range-section.tsx'
import { ReliabilitySection } from './reliability-section.tsx'
import { ScoreTable } from './score-table.tsx'

/** How does the score work in general? */
export function ModelPage() {
  const { t } = useText()
  const [parameters, change] = useAddress()
  const asked = parameters.get('score')
  const score = SCORES.find((one) => one === asked)
  const model = useModel(score)
  return (
    <Answer
      query={model}
      isEmpty={(answer) => answer.effects.length === 0}
      empty={
        <>
          <Title question={t('model.question')} name={t('model.windowTitle')}>
            {t('model.windowTitle')}
          </Title>
          <p className="empty">{t('model.empty')}</p>
        </>
      }
    >
      {(answer) => (
        <ModelReady
          model={answer}
          onScore={(chosen) => change({ score: chosen === answer.deciding ? null : chosen, item: null })}
        >
          <ChosenCurve
            score={answer.explained.objective}
            effects={answer.effects}
            item={parameters.get('item')}
            onItem={(item) => change({ item })}
          />
        </ModelReady>
      )}
    </Answer>
  )
}

const SCORES: readonly ObjectiveId[] = ['ranking', 'bank_cost', 'f_beta']

/** The items that count most, by name. */
export function modelSentence(
  model: ModelAnswer,
  text: Text,
): { readonly lead: string; readonly rest: string } {
  const [first, second, third, ...others] = model.effects
    .slice(0, 6)
    .map((effect) => text.local(effect.label))
  if (first === undefined || second === undefined || third === undefined || others.length === 0) {
    return { lead: text.t('model.title.few', { count: model.effects.length }), rest: '' }
  }
  return {
    lead: text.t('model.title.lead', { first, second: inSentence(second), third: inSentence(third) }),
    rest: text.t('model.title.rest', { names: others.map(inSentence).join(', ') }),
  }
}

export function ModelReady(props: {
  readonly model: ModelAnswer
  readonly onScore: (score: ObjectiveId) => void
  /** Stands under the curves. */
  readonly children?: ReactNode
}) {
  const { model } = props
  const text = useText()
  const { t } = text
  const isImported = model.origin === 'imported'
  const family = model.objectives.find((card) => card.decides)?.family ?? null
  const { lead, rest } = modelSentence(model, text)
  const shown = Math.min(20, model.effects.length)
  const share = model.effects.slice(0, shown).reduce((sum, effect) => sum + effect.share, 0)
  return (
    <>
      <Title question={t('model.question')} name={t('model.windowTitle')}>
        {lead} {rest === '' ? null : <em>{rest}</em>}
      </Title>
      <p className="lede">
        {t(isImported ? 'model.lede.imported' : 'model.lede', {
          people: text.number(model.trainedOn),
          items: model.features,
          shown,
          share: text.share(share),
          base: text.number(model.baseRate * 100, 1),
        })}{' '}
        <Link href="/dictionary">{t('model.dictionary')}</Link>
      </p>
      {family === null ? null : <p className="lede">{t(`model.family.${family}`)}</p>}
      <div className="groupbar">
        <Choice
          name={t('model.score.choose')}
          options={SCORES.map((id) => ({ id, text: t(`common.objective.${id}`) }))}
          chosen={model.explained.objective}
          onChoose={props.onScore}
        />
        <span className="sm mut">{sharedWords(model, text)}</span>
      </div>
      <div className="model-top">
        <EffectList effects={model.effects} />
        <CurveGrid model={model} />
      </div>
      {props.children}
      <PairSection pairs={model.pairs} effects={model.effects} />
      <ScoreTable model={model} />
      <ReliabilitySection groups={model.reliability} isImported={isImported} />
      <RangeSection isImported={isImported} />
      <footer className="foot">
        <span>{t('model.foot.model', { id: model.modelId })}</span>
        <span>{t('model.foot.data', { generation: model.dataGeneration })}</span>
        <span>{t('model.foot.policy', { policy: model.policy })}</span>
      </footer>
    </>
  )
}

/** Says which other scores the same model makes: they differ in their limits alone. */
function sharedWords({ explained }: ModelAnswer, { t }: Text): string {
  const others = explained.objectives.filter((one) => one !== explained.objective)
  if (others.length === 0) return t('model.score.own')
  return t('model.score.shared', { scores: others.map((id) => t(`common.objective.${id}`)).join(', ') })
}
