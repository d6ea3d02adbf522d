import type { WhatIfAnswer, WhatIfEdits } from '../../contract/index.ts'
import type { FeatureContribution, GroupContribution, WhatIfResult } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { checkEdits } from './check-edits.ts'
import { contributionValue, leadOf } from './groups.ts'
import { provenanceOf, sealed } from './provenance.ts'
import { allScores, decidingScore, metRule } from './scores.ts'
import { editableFacts } from './what-if-form.ts'

export async function whatIfAnswer(
  application: OpenApplication,
  request: WhatIfEdits,
  context: Context,
): Promise<WhatIfAnswer> {
  context.stop.requireRunning()
  const { bank, words } = context
  const { applicationId } = application.header
  const form = await editableFacts(application, context)
  const changedFacts = checkEdits(request, form)
  const result = await bank.whatIf(applicationId, request.edits, application.corrected)
  return sealed({
    application: application.header,
    before: decidingScore(result.filed),
    after: decidingScore(result.changed),
    rules: { before: result.filed.rules.map(metRule), after: result.changed.rules.map(metRule) },
    scoresAfter: allScores(result.changed),
    changedFacts,
    changedItems: result.changedItems,
    filedReproduced: result.filedReproduced,
    moved: movedGroups(result, words),
    provenance: provenanceOf(bank, result.filed),
  })
}

/** Groups whose contribution changed, biggest first. */
function movedGroups(result: WhatIfResult, words: Context['words']): WhatIfAnswer['moved'] {
  const after = new Map(result.changedExplanation.groups.map((group) => [group.group, group]))
  return result.filedExplanation.groups
    .map((before) => movedGroup(before, after.get(before.group) ?? before, words))
    .filter((group) => group.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

function movedGroup(before: GroupContribution, after: GroupContribution, words: Context['words']) {
  const shown = movedFeature(before, after)
  return {
    group: before.group,
    label: words.group(before.group).label,
    before: contributionValue(shown.before, words),
    after: contributionValue(shown.after, words),
    points: after.points - before.points,
  }
}

/** The group's lead when its value changed, else the strongest feature whose value did. */
function movedFeature(before: GroupContribution, after: GroupContribution) {
  const pair = (feature: FeatureContribution | undefined) => ({
    before: feature,
    after: after.features.find((one) => one.id === feature?.id),
  })
  const lead = pair(leadOf(before))
  if (lead.before?.value !== lead.after?.value) return lead
  const changed = before.features.map(pair).find((one) => one.before?.value !== one.after?.value)
  return changed ?? lead
}
