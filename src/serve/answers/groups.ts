import type {
  ContributionItem,
  DisplayValue,
  LocalText,
  Reason,
  ThemeContribution,
} from '../../contract/index.ts'
import {
  type Explanation,
  type FeatureContribution,
  type GroupContribution,
  type RankedReason,
  reasonSays,
} from '../../workspace/index.ts'
import type { Words } from '../words/words.ts'

/** Themes in the order of the page. */
const THEMES = ['income-and-loan', 'past-credit-here', 'other-lenders', 'external-scores', 'file'] as const

/** The feature that stands for the group: the one that speaks most for what the group says. */
export function leadOf(group: GroupContribution): FeatureContribution | undefined {
  return group.features[0]
}

export function contributionValue(feature: FeatureContribution | undefined, words: Words): DisplayValue {
  return feature === undefined ? nothing : words.featureValue(words.feature(feature.id), feature.value)
}

function typicalValue(feature: FeatureContribution | undefined, words: Words): DisplayValue {
  return feature === undefined ? nothing : words.featureValue(words.feature(feature.id), feature.typical)
}

const nothing: DisplayValue = { number: null, unit: 'none', text: null, missing: null }

/** More than four reasons are "not likely to be helpful" (12 CFR 1002.9, comment 3), rules counted. */
const MOST_REASONS = 4

/** The score's reasons that are told beside the rules: with these at most four, and at least the first of them. */
export function toldReasons(explanation: Explanation, rules: readonly unknown[], words: Words): Reason[] {
  return explanation.reasons
    .slice(0, Math.max(1, MOST_REASONS - rules.length))
    .map((reason) => reasonOf(reason, explanation, words))
}

/** A ranked group as a sentence: what it says depends on its sign, and on whether its leading value is there. */
export function reasonOf(ranked: RankedReason, explanation: Explanation, words: Words): Reason {
  const { theme, label, raises, lowers, missing, toCustomer } = words.group(ranked.group)
  const group = explanation.groups.find((one) => one.group === ranked.group)
  const lead = group && leadOf(group)
  const say = (says: Record<'raises' | 'lowers' | 'missing', LocalText>): LocalText =>
    says[reasonSays(lead?.value, ranked.points)]
  return {
    group: ranked.group,
    theme,
    text: say({ raises, lowers, missing }),
    toCustomer: say(toCustomer),
    fact: lead === undefined ? label : words.feature(lead.id).label,
    value: contributionValue(lead, words),
    typical: typicalValue(lead, words),
    points: ranked.points,
    verified: ranked.verified,
  }
}

/** Groups under their themes, strongest first; features without any effect are left out. */
export function themesOf(explanation: Explanation, words: Words): ThemeContribution[] {
  return THEMES.map((theme) => {
    const groups = explanation.groups.filter((group) => group.theme === theme)
    return {
      theme,
      points: groups.reduce((sum, group) => sum + group.points, 0),
      items: strongestFirst(groups).map((group) => itemOf(group, words)),
    }
  })
}

function itemOf(group: GroupContribution, words: Words): ContributionItem {
  const lead = leadOf(group)
  const { label } = words.group(group.group)
  const name = lead && words.feature(lead.id).label
  return {
    group: group.group,
    label,
    ...(name !== undefined && name.en !== label.en && { valueName: name }),
    value: contributionValue(lead, words),
    typical: typicalValue(lead, words),
    points: group.points,
    features: strongestFirst(group.features.filter((feature) => feature.attribution !== 0)).map(
      (feature) => ({
        id: feature.id,
        label: words.feature(feature.id).label,
        value: contributionValue(feature, words),
        points: feature.points,
      }),
    ),
  }
}

function strongestFirst<T extends { readonly points: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}
