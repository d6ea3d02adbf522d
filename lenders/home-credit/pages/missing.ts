import type { LocalText } from '../../../src/ingest/index.ts'
import type { LenderPages } from '../../../src/workspace/index.ts'

export const NOT_FILLED_IN: LocalText = { en: 'not filled in', fr: 'non renseigné' }
export const NO_JOB: LocalText = { en: 'no current job', fr: 'pas d’emploi actuel' }
export const NO_CAR: LocalText = { en: 'no car', fr: 'pas de voiture' }
export const NO_SCORE: LocalText = {
  en: 'the provider has no score for this person',
  fr: 'le fournisseur n’a pas de score pour cette personne',
}
export const NOT_REPORTED: LocalText = { en: 'not reported', fr: 'non communiqué' }

export const MISSING: LenderPages['missing'] = {
  columns: {
    TARGET: { en: 'not known yet', fr: 'pas encore connu' },
    DAYS_EMPLOYED: NO_JOB,
    ORGANIZATION_TYPE: NO_JOB,
    OWN_CAR_AGE: NO_CAR,
    EXT_SOURCE_1: NO_SCORE,
    EXT_SOURCE_2: NO_SCORE,
    EXT_SOURCE_3: NO_SCORE,
  },
  sections: {
    told: NOT_FILLED_IN,
    ours: { en: 'not recorded', fr: 'non enregistré' },
    others: { en: 'no information', fr: 'aucune information' },
  },
  sideTables: NOT_REPORTED,
}
