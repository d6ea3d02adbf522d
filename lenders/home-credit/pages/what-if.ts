import type { EditableSpec, FactSpec } from '../../../src/workspace/index.ts'
import { EXTERNAL_SCORES, OWED_ELSEWHERE } from './facts.ts'

/** From a quarter to twice what was filed, within what this lender grants at all. */
const AROUND = { min: 0.25, max: 2 }

export const EDITABLE: readonly EditableSpec[] = [
  {
    column: 'AMT_CREDIT',
    section: 'loan',
    label: { en: 'Amount of the loan', fr: 'Montant du prêt' },
    bounds: { relative: AROUND, absolute: { min: 20_000, max: 4_500_000 }, step: 500 },
  },
  {
    column: 'AMT_ANNUITY',
    section: 'loan',
    label: { en: 'Monthly payment', fr: 'Mensualité' },
    bounds: { relative: AROUND, absolute: { min: 1_000, max: 300_000 }, step: 50 },
  },
  {
    column: 'AMT_GOODS_PRICE',
    section: 'loan',
    label: { en: 'Price of the purchase', fr: 'Prix de l’achat' },
    bounds: { relative: AROUND, absolute: { min: 20_000, max: 4_500_000 }, step: 500 },
  },
  {
    column: 'AMT_INCOME_TOTAL',
    section: 'loan',
    label: { en: 'Declared income', fr: 'Revenu déclaré' },
    bounds: { relative: AROUND, absolute: { min: 10_000, max: 20_000_000 }, step: 500 },
  },
  {
    column: 'DAYS_EMPLOYED',
    section: 'time',
    label: { en: 'Time in the current job', fr: 'Ancienneté dans l’emploi actuel' },
    bounds: { absolute: { min: -20_000, max: 0 }, step: 30 },
  },
]

/** What stands in the way and cannot be changed here. */
export const LOCKED: readonly FactSpec[] = [
  {
    column: 'NAME_CONTRACT_STATUS',
    sql: `select cast(count(*) filter (where p.NAME_CONTRACT_STATUS = 'Refused') as double)
          from previous_application p where p.SK_ID_CURR = a.SK_ID_CURR having count(*) > 0`,
    reads: ['previous_application.NAME_CONTRACT_STATUS'],
    label: { en: 'Earlier applications refused here', fr: 'Demandes antérieures refusées ici' },
    unit: 'count',
    missing: { en: 'no earlier application here', fr: 'aucune demande antérieure ici' },
  },
  {
    column: 'DAYS_ENTRY_PAYMENT',
    sql: `select cast(greatest(max(i.DAYS_ENTRY_PAYMENT - i.DAYS_INSTALMENT), 0) as double)
          from installments_payments i where i.SK_ID_CURR = a.SK_ID_CURR and i.DAYS_ENTRY_PAYMENT is not null
          having count(*) > 0`,
    reads: ['installments_payments.DAYS_ENTRY_PAYMENT', 'installments_payments.DAYS_INSTALMENT'],
    label: { en: 'Latest payment on a loan here', fr: 'Plus grand retard sur un prêt ici' },
    unit: 'days',
    missing: { en: 'no payment here yet', fr: 'aucun paiement ici à ce jour' },
  },
  OWED_ELSEWHERE,
  ...EXTERNAL_SCORES,
]
