import type { Json } from '../../../hash/index.ts'
import { modelNamed, type ShownModel, showModel } from '../../../workspace/index.ts'
import type { Command } from '../../command.ts'
import { dayOf, in100, NOT_OUT_OF_FOLD, settingsWords, withInterval } from '../../model-words.ts'

export const modelShow: Command = {
  name: 'model show',
  summary:
    'Say what a stored model is: where it comes from, how good it is, its limits, what it was made for.',
  usage: 'vitrine model show ID',
  positionals: { min: 1, max: 1 },
  options: {},
  async run(input) {
    const shown = await showModel(input.dataDir, await modelNamed(input.dataDir, input.positionals[0]!))
    return { json: JSON.parse(JSON.stringify(shown)) as Json, text: textOf(shown) }
  },
}

function continuesText({ continues }: Extract<ShownModel['origin'], { kind: 'trained' }>): string {
  return continues ? ` It goes on from ${continues.modelId} for ${continues.rounds} rounds.` : ''
}

function textOf(model: ShownModel): string {
  const { id, role, sound, policy, hashes, origin, features, reliability, references, promotions } = model
  const known = sound!.trainedOn
  const standing = {
    champion: 'It decides.',
    challenger: 'It is the challenger: it scores everybody and decides nothing.',
    none: 'It decides nothing.',
  }[role]
  return [
    `Model ${id}, stored ${dayOf(model.storedAt)}. ${standing}`,
    origin.kind === 'imported'
      ? `Imported: ${origin.features.length} features, file ${origin.fileHash.slice(0, 16)}…, calibrated on ${known} known outcomes. ${NOT_OUT_OF_FOLD}`
      : `Trained here on ${known} known outcomes, ${model.folds} folds, seed ${model.seed}.${continuesText(origin)}`,
    `${in100(model.baseRate)} of 100 known outcomes had payment difficulties.`,
    `Made for lender ${model.lender}, policy ${policy.version} (${policy.profile}), tables ${hashes.generation}.`,
    ...(sound!.notReady === null
      ? []
      : [`It cannot be promoted as things are: ${sound!.notReady.what} ${sound!.notReady.code}`]),
    '',
    ...model.objectives.flatMap((one) => {
      const { auc, ks, brier, calibrationSlope } = one.metrics
      return [
        `${one.objective}: limit ${in100(one.limitPd)} in 100; ${in100(one.approvalRate)} % approved, of whom ${in100(one.difficultiesAmongApproved)} % had difficulties`,
        `  AUC ${withInterval(auc, 4)}, KS ${withInterval(ks, 3)}, Brier ${withInterval(brier, 4)}, calibration slope ${withInterval(calibrationSlope, 2)}`,
        `  calibration ${one.calibration}; ${settingsWords(one.settings)}`,
      ]
    }),
    '',
    `The estimates came true in ${reliability.within} of ${reliability.groups} groups of equal size.`,
    `It reads ${features.used} of ${features.available} features. The strongest:`,
    ...model.strongest.map((effect) => `  ${in100(effect.share).padStart(5)} %  ${effect.id}`),
    ...(origin.kind === 'imported'
      ? ['Ranges around its estimates come from models that were trained here on the same features.']
      : []),
    `Reasons start from ${references['just-approved']} just-approved applicants, strengths from ${references['all-applicants']} of all.`,
    `${model.files.length} files, ${Math.ceil(model.files.reduce((sum, file) => sum + file.bytes, 0) / 1024)} kB; the id is the hash of their bytes.`,
    promotions.length === 0
      ? 'It was never in use.'
      : `Put in use: ${promotions.map((at) => at ?? 'at a time that was not kept').join(', ')}.`,
  ].join('\n')
}
